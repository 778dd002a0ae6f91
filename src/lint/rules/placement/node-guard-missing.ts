import { NODE_GUARD_LABEL } from '../../../contract/node-guard-names';
import { Client } from '../../../flow/flow';
import { absentGuard } from '../../../flow/node-guards';
import { serviceOfBusUrl } from '../../../flow/service-of-host';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { strings } from '../../../manifests/strings';
import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const nodeGuardMissing: Rule = {
  id: 'ha/node-guard-missing',
  category: 'placement',
  severity: 'error',
  effect: { does: 'sometimes' },
  what: 'Pods can run on a node without a node guard.',
  why: 'the Service of the bus routes only to the guard on the same node (internalTrafficPolicy: Local). A pod on a node without a guard does not reach the bus',
  fix: 'run the node guard on all nodes of these pods: set the nodeSelector of the guard on the pods, or a wider nodeSelector on HaNodeGuard',
  docs: [Docs.INTERNAL_TRAFFIC_POLICY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://bus:4222", streamConfig: "replicas: 3" } }
---
apiVersion: v1
kind: Service
metadata: { name: bus }
spec: { selector: { cdk8s-argo-events-ha/node-guard: guard }, internalTrafficPolicy: Local, ports: [{ port: 4222, targetPort: bus-881208ae27 }] }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: guard }
spec:
  selector: { matchLabels: { cdk8s-argo-events-ha/node-guard: guard } }
  template:
    metadata: { labels: { cdk8s-argo-events-ha/node-guard: guard } }
    spec: { nodeSelector: { pool: events }, containers: [{ name: guard, image: "haproxy:3.2-alpine", ports: [{ name: bus-881208ae27, containerPort: 4222 }] }] }
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
spec: { jetstreamExotic: { url: "nats://bus:4222", streamConfig: "replicas: 3" } }
---
apiVersion: v1
kind: Service
metadata: { name: bus }
spec: { selector: { cdk8s-argo-events-ha/node-guard: guard }, internalTrafficPolicy: Local, ports: [{ port: 4222, targetPort: bus-881208ae27 }] }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: guard }
spec:
  selector: { matchLabels: { cdk8s-argo-events-ha/node-guard: guard } }
  template:
    metadata: { labels: { cdk8s-argo-events-ha/node-guard: guard } }
    spec: { nodeSelector: { pool: events }, containers: [{ name: guard, image: "haproxy:3.2-alpine", ports: [{ name: bus-881208ae27, containerPort: 4222 }] }] }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { nodeSelector: { pool: events } } }
`],
  },
  check: flow => clients(flow).flatMap((client): Result[] => {
    if (client.busNodeGuard) return outside(client, client.busNodeGuard.nodeSelector);
    const guard = absentGuard(flow.objects, client.bus && serviceOfBusUrl(client.bus.object, objectsOfKind(flow.objects, 'Service')));
    return guard === undefined ? [] : [{
      object: client.object,
      path: ['spec', 'eventBusName'],
      what: `whether the node guard "${guard}" runs, to which the Service of the bus leads`,
      needs: `the DaemonSet with the pod label ${NODE_GUARD_LABEL}: ${guard}`,
    }];
  }),
};

/** Labels of nodes on which the guard runs and that the pods do not ask for. Linux nodes are the only ones that run Argo Events. */
function outside({ object, replicas }: Client, guard: Readonly<Record<string, string>>): Result[] {
  const asked = strings(at(object.manifest, ...TEMPLATE, 'nodeSelector'));
  const open = Object.entries(guard).filter(([label, value]) => label !== 'kubernetes.io/os' && asked[label] !== value);
  return open.length === 0 || replicas === 0 ? [] : [{
    object,
    path: [...TEMPLATE, 'nodeSelector'],
    what: `the node guard runs on nodes with ${open.map(([label, value]) => `${label}: ${value}`).join(', ')} only, and the pods do not select such nodes`,
  }];
}
