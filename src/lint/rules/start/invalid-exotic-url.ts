import { Flow } from '../../../flow/flow';
import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { refused } from '../../helpers/refusals';

export const invalidExoticUrl: Rule = {
  id: 'ha/invalid-exotic-url',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'Pods cannot connect to the URL of the bus, or the election over NATS cannot, as the URL is a list.',
  why: 'the event drivers accept a list of servers, and graft accepts one server; so Sensors and elected EventSources never get a leader',
  fix: 'use one DNS name for all servers (their Service), or elect with a Lease: events.argoproj.io/leader-election: k8s',
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/shared/leaderelection/leaderelection.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://a:4222,nats://b:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { kafka: { url: kafka, topic: shop } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://a:4222,nats://b:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`],
  },
  check: flow => [...refused(flow, 'bus-address').map((finding): Finding => ({ ...finding, why: 'the client of Kafka reads no broker from the value, so no pod connects to the bus' })), ...lists(flow)],
};

function lists(flow: Flow): Finding[] {
  return flow.buses.filter(({ object }) => String(at(object.manifest, 'spec', 'jetstreamExotic', 'url') ?? '').includes(',')).flatMap(bus => {
    const electing = clients(flow).filter(client => client.bus === bus && client.elector === 'graft');
    return electing.length === 0 ? [] : [{
      object: bus.object,
      path: ['spec', 'jetstreamExotic', 'url'],
      affects: electing,
      what: `graft cannot use a list of servers, and ${electing.length === 1 ? '1 workload elects' : `${electing.length} workloads elect`} with it on this bus`,
    }];
  });
}
