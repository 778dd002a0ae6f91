import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';
import { lacksGuard, lacksNodeGuard } from '../../helpers/missing-guard';

const NODE_GUARD = 'run a guard on each node: HaEventBus makes one unless nodeGuard has enabled: false, and HaNodeGuard makes one for several buses'
  + '; the bus guard of HaPodPolicy works only with the servers of a native bus';

export const noBusGuard: Rule = {
  id: 'ha/no-bus-guard',
  category: 'quorum',
  severity: 'warning',
  common: true,
  effect: { does: 'in-failure' },
  what: 'The loss of a bus server blocks its connected pods for minutes.',
  why: 'Argo Events sets no ping interval, so NATS clients notice after up to 6 minutes, and an active Sensor keeps its Lease meanwhile. Measured with a lost zone: the flow stopped for 141 s and continued only when the nodes returned; with a guard it stopped for 4 to 18 s',
  fix: 'add a proxy with health checks to the client pods at admission: HaPodPolicy with cdk8s-argo-events-ha/bus-guard, as no field of a resource changes the ping; without cdk8s, use ha-events emit guard and ha-events emit pod-policy',
  docs: [Docs.issue(4183), Docs.source('pkg/eventbus/jetstream/base/jetstream.go'), 'https://docs.nats.io/using-nats/developer/connecting/pingpong'],
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
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1, cdk8s-argo-events-ha/bus-guard: default } } } }
`],
  },
  check: flow => clients(flow).filter(client => lacksGuard(client) || lacksNodeGuard(client))
    .map(({ object, bus, replicas }) => ({
      object,
      path: [...TEMPLATE, 'metadata', 'annotations'],
      what: `${replicas === 1 ? 'its pod' : `each of the ${replicas} pods`} is connected to one of the ${bus!.replicas} servers of the bus, and hangs when that server is lost`,
      ...bus!.type === 'jetstreamExotic' && { fix: NODE_GUARD },
    })),
};
