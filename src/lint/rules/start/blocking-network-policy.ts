import { Port } from '../../../contract/ports';
import { allowsApiServer, allowsPort, closing, NamespaceLabels, onlyPorts } from '../../../flow/network-policies';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule, Unknown } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { Need, networkNeeds, NetworkPods } from '../../helpers/network-needs';
import { judged, JudgedPolicies, vendorPolicies } from '../../helpers/vendor-policies/vendor-policies';

const BUS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---`;
const CILIUM = (ingress: string) => `${BUS}
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: bus, namespace: shop }
spec: { endpointSelector: { matchLabels: { eventbus-name: default } }, ingress: [${ingress}] }
`;
const CALICO = (ingress: string) => `${BUS}
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: bus, namespace: shop }
spec: { selector: eventbus-name == 'default', types: [Ingress], ingress: [${ingress}] }
`;
const REACHABLE = `${BUS}
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, http: { url: "http://ship.shop.svc/" } } }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: bus, namespace: shop }
spec: { podSelector: { matchLabels: { eventbus-name: default } }, ingress: [{ from: [{ podSelector: { matchLabels: { controller: sensor-controller } } }], ports: [{ port: 4222 }] }, { from: [{ podSelector: { matchLabels: { eventbus-name: default } } }], ports: [{ port: 6222 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: orders, namespace: shop }
spec: { podSelector: { matchLabels: { sensor-name: orders } }, policyTypes: [Egress], egress: [{ ports: [{ port: 4222 }, { port: 53, protocol: UDP }, { port: 53 }] }, { ports: [{ port: 8080 }, { port: 80 }] }] }
`;

export const blockingNetworkPolicy: Rule = {
  id: 'ha/blocking-network-policy',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'NetworkPolicies close a port that the flow needs.',
  why: 'where policies are enforced, isolated bus servers form no cluster, EventSources and Sensors without the bus restart indefinitely, and closed webhooks get no requests. Health checks of the kubelet still pass',
  fix: 'allow TCP 4222 and 6222 between the servers of the bus and its clients, UDP 53 and TCP 53 to DNS, the API server and the targets of triggers where needed, and the port of each webhook',
  docs: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/', Docs.JETSTREAM_CLUSTERING,
    Docs.source('pkg/reconciler/eventbus/installer/jetstream.go'),
  ],
  examples: {
    bad: [
      CILIUM('{ fromEndpoints: [{ matchLabels: { "k8s:io.kubernetes.pod.namespace": monitoring } }] }'),
      CILIUM('{ fromEndpoints: [{}], toPorts: [{ ports: [{ port: "4222", protocol: TCP }] }] }'),
      CALICO('{ action: Allow, protocol: TCP, source: { selector: app == \'shop\' } }'),
      REACHABLE.replace('{ port: 8080 }, { port: 80 }', '{ port: 8222 }'),
      REACHABLE.replace('sensor-controller }', 'sensor-controllers }'),
      `
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
`,
    ],
    good: [REACHABLE, CILIUM('{ fromEndpoints: [{}], toPorts: [{ ports: [{ port: "4222" }, { port: "6222" }] }] }'), CALICO('{ action: Allow, protocol: TCP, destination: { ports: ["4222:6222"] } }'), `
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
  egress: [{ ports: [{ port: 4222 }, { port: 53, protocol: UDP }, { port: 53 }] }, { to: [{ ipBlock: { cidr: 10.0.0.1/32 } }], ports: [{ port: 6443 }] }]
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
    const others = vendorPolicies(flow.objects);
    if (policies.length + others.length === 0) return [];
    const namespaces = new Map(objectsOfKind(flow.objects, 'Namespace').map(({ name, labels }) => [name, labels]));
    const known = new Map<FlowObject, JudgedPolicies>();
    const judgedFor = (pods: NetworkPods) => {
      const result = known.get(pods.object) ?? judged(others, pods);
      known.set(pods.object, result);
      return result;
    };
    const results = networkNeeds(flow).flatMap(need => {
      const { translated, unjudged } = judgedFor(need.pods);
      // what is not judged may allow it, or deny what others allow
      return unjudged.length > 0 ? [] : closedNeed(need, [...policies, ...translated], namespace => namespaces.get(namespace));
    });
    return [...results, ...workloads(flow).flatMap(pods => unjudgedPolicy(pods, judgedFor(pods).unjudged))];
  },
};

function closedNeed(need: Need, policies: readonly FlowObject[], labelsOf: NamespaceLabels): (Finding | Unknown)[] {
  const { pods, port, protocol, direction, purpose, severity, effect, affects, peers = [], behindService = false } = need;
  const closed = closing(policies, pods.object.namespace, pods.labels, direction);
  if (closed.length === 0 || port === undefined && allowsApiServer(closed)) return [];
  const shut = peers.filter(({ object: { namespace }, labels }) => !allowsPort(closed, direction, port!, protocol, { namespace, labels }, labelsOf));
  if (port !== undefined && allowsPort(closed, direction, port, protocol) && shut.length === 0) return [];
  const some = shut.length > 0 && shut.length < peers.length;
  const closedTo = port === undefined ? 'the API server' : `${protocol ?? 'TCP'} ${port}`;
  const object = closed[0];
  if (behindService && onlyPorts(closed, direction)?.every(each => INFRASTRUCTURE.includes(each)) !== true) {
    return [{
      object: pods.object,
      path: ['metadata', 'name'],
      what: `whether ${describe(object)} lets ${purpose} pass`,
      needs: 'the port of the pods behind the Service that is called, for which policies ask',
      ...effect && { effect },
    }];
  }
  return [{
    object,
    path: ['spec', direction.toLowerCase()],
    affects: some && direction === 'Ingress' ? shut.map(each => ({ object: each.object })) : affects,
    ...severity && { severity },
    ...effect && { effect },
    what: `${closedTo} is closed ${direction === 'Ingress' ? 'to' : 'from'} the pods of ${describe(pods.object)}, which need it for ${purpose}`
      + (some ? `: those of ${shut.map(each => describe(each.object)).join(', ')} are left out` : '')
      + (closed.length > 1 ? `; ${closed.length} policies select them, and none allows it` : ''),
    ...port === undefined && { fix: 'allow egress on TCP 443 and 6443 to the addresses of the API server, with an ipBlock, as its pods have no labels that a selector finds' },
  }];
}

/** Ports on which nothing else listens. */
const INFRASTRUCTURE: readonly number[] = [53, Port.BUS_CLIENT, Port.BUS_CLUSTER, Port.BUS_MONITOR, Port.METRICS];

/** Policies with rules that are not judged here are named. */
function unjudgedPolicy(pods: ReturnType<typeof workloads>[number], [policy]: readonly FlowObject[]): Unknown[] {
  return policy === undefined || pods.replicas === 0 ? [] : [{
    object: pods.object,
    path: ['metadata', 'name'],
    what: `whether ${describe(policy)} lets the connections of these pods pass`,
    needs: 'a manual review of that policy: this check does not evaluate its rules',
  }];
}
