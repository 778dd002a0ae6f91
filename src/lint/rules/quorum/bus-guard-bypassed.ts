import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { advertisesNothing } from '../../helpers/missing-guard';

export const busGuardBypassed: Rule = {
  id: 'ha/bus-guard-bypassed',
  category: 'quorum',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The election goes past the bus guard after its first connection.',
  why: 'the servers tell their addresses to every client, and the election of EventSources and Sensors, unlike their events, connects again by itself: to one of those addresses, not to the guard; there it hangs when that server vanishes. Measured: past the guard 3 of 3 times, and back through it 3 of 3 times with --no_advertise',
  fix: 'set spec.jetstream.startArgs: ["--no_advertise=true"] on the EventBus, as HaEventBus does; ha-events emit guard does so too',
  docs: ['https://docs.nats.io/running-a-nats-service/configuration/clustering/cluster_config', Docs.source('pkg/shared/leaderelection/leaderelection.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/bus-guard: default } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, startArgs: ["--no_advertise=true"] } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/bus-guard: default } } } }
`],
  },
  check: flow => flow.buses.filter(bus => bus.type === 'jetstream' && bus.replicas > 1 && !advertisesNothing(bus)).flatMap(({ object }) => {
    const past = clients(flow).filter(({ bus, busGuard, elector }) => bus?.object === object && busGuard && elector === 'graft');
    return past.length === 0 ? [] : [{
      object,
      path: ['spec', 'jetstream'],
      what: `${past.map(client => `${client.object.kind} ${client.object.name}`).join(', ')}: elected by the bus, guarded, and told the addresses of its servers`,
    }];
  }),
};
