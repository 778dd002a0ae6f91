import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';
import { lacksGuard, lacksNodeGuard } from '../../helpers/missing-guard';

const NODE_GUARD = 'run a guard on each node: nodeGuard: { enabled: true } of HaEventBus, or HaNodeGuard'
  + '; the bus guard of HaPodPolicy stands between pods and the servers of a native bus only';

export const noBusGuard: Rule = {
  id: 'ha/no-bus-guard',
  category: 'quorum',
  severity: 'warning',
  common: true,
  effect: { does: 'in-failure' },
  what: 'A server of the bus that vanishes hangs the pods connected to it for minutes.',
  why: 'Argo Events sets no ping interval, so NATS notices after up to 6 minutes, and an active Sensor keeps its Lease meanwhile; with a lost zone the flow stood for 141 s and went on only when the nodes came back, with a guard for 4 to 18 s',
  fix: 'put a proxy with health checks beside the client at admission: HaPodPolicy with cdk8s-argo-events-ha/bus-guard, as no field of any resource changes the ping; without cdk8s, ha-events emit guard and ha-events emit pod-policy print what it needs',
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
      what: `${replicas === 1 ? 'its pod' : `each of the ${replicas} pods`} is connected to one of the ${bus!.replicas} servers of the bus, and hangs when that vanishes`,
      ...bus!.type === 'jetstreamExotic' && { fix: NODE_GUARD },
    })),
};
