import { Flow } from '../../../flow/flow';
import { allowsApiServer, allowsPort, closing } from '../../../flow/network-policies';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule, Unknown } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { Need, networkNeeds } from '../../helpers/network-needs';
import { mayConcern, vendorPolicies } from '../../helpers/vendor-policies';

export const blockingNetworkPolicy: Rule = {
  id: 'ha/blocking-network-policy',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'NetworkPolicies close a port that the flow needs.',
  why: 'where they are enforced, servers of the bus that do not reach each other make no cluster, EventSources and Sensors without the bus restart for ever, and closed webhooks get no calls; the health checks of the node pass all the same',
  fix: 'allow TCP 4222 and 6222 to the servers of the bus and from where they are used, UDP 53 and TCP 53 to DNS, the API server where it is needed, and the port of each webhook',
  docs: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/', Docs.JETSTREAM_CLUSTERING,
    Docs.source('pkg/reconciler/eventbus/installer/jetstream.go'),
  ],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: bus }
spec: { podSelector: { matchLabels: { eventbus-name: default } }, ingress: [{ ports: [{ port: 4222 }] }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: {}, policyTypes: [Ingress] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: orders }
spec: { podSelector: { matchLabels: { sensor-name: orders } }, policyTypes: [Egress], egress: [{ ports: [{ port: 443 }, { port: 53, protocol: UDP }] }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { serviceAccountName: leaders } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: orders }
spec:
  podSelector: { matchLabels: { sensor-name: orders } }
  policyTypes: [Egress]
  egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 4222 }, { port: 443 }, { port: 53, protocol: UDP }] }]
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { serviceAccountName: leaders } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: orders }
spec:
  podSelector: { matchLabels: { sensor-name: orders } }
  policyTypes: [Egress]
  egress: [{ ports: [{ port: 4222 }, { port: 53, protocol: UDP }] }, { to: [{ ipBlock: { cidr: 10.0.0.1/32 } }], ports: [{ port: 6443 }] }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: {}, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: bus }
spec: { podSelector: { matchLabels: { eventbus-name: default } }, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 4222, endPort: 6222 }] }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: other }
spec: { podSelector: { matchLabels: { app: shop } } }
`],
  },
  check: flow => {
    const policies = flow.objects.filter(({ kind, apiVersion }) => kind === 'NetworkPolicy' && apiVersion.startsWith('networking.k8s.io/'));
    return [...policies.length === 0 ? [] : networkNeeds(flow).flatMap(need => closedNeed(need, policies)), ...unjudged(flow)];
  },
};

function closedNeed({ pods, port, protocol, direction, purpose, effect, affects }: Need, policies: readonly FlowObject[]): Finding[] {
  const closed = closing(policies, pods.object.namespace, pods.labels, direction);
  if (closed.length === 0 || (port === undefined ? allowsApiServer(closed) : allowsPort(closed, direction, port, protocol))) return [];
  const closedTo = port === undefined ? 'the API server' : `${protocol ?? 'TCP'} ${port}`;
  return [{
    object: closed[0],
    path: ['spec', direction.toLowerCase()],
    affects,
    ...effect && { effect },
    what: `${closedTo} is closed ${direction === 'Ingress' ? 'to' : 'from'} the pods of ${describe(pods.object)}, which need it for ${purpose}`
      + (closed.length > 1 ? `; ${closed.length} policies select them, and none allows it` : ''),
    ...port === undefined && { fix: 'allow egress on TCP 443 and 6443 to the addresses of the API server, with an ipBlock, as its pods have no labels that a selector finds' },
  }];
}

/** Policies of other kinds are named, and not judged. */
function unjudged(flow: Flow): Unknown[] {
  const others = vendorPolicies(flow.objects);
  return others.length === 0 ? [] : workloads(flow).filter(({ replicas }) => replicas > 0).flatMap((pods): Unknown[] => {
    const policy = others.find(each => mayConcern(each, pods));
    return policy === undefined ? [] : [{
      object: pods.object,
      path: ['metadata', 'name'],
      what: `whether ${describe(policy)} lets the connections of these pods pass`,
      needs: 'your own look at that policy, whose kind is not judged here',
    }];
  });
}
