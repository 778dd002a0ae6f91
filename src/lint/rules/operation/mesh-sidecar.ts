import { Bus, Flow } from '../../../flow/flow';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { namespaceOf } from '../../helpers/namespaces';

const bus = (metadata: string, namespace = '') => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3, metadata: ${metadata} } }
${namespace}`;
const NAMESPACE = `---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`;

/** Labels and annotations by which a mesh is asked to add its sidecar, or not to. */
const KEYS = ['sidecar.istio.io/inject', 'istio-injection', 'linkerd.io/inject', 'consul.hashicorp.com/connect-inject', 'kuma.io/sidecar-injection'];
const YES = ['true', 'enabled', 'ingress'];
const NO = ['false', 'disabled'];
/** Ports that the sidecar leaves alone. */
const EXCLUDED = [
  'traffic.sidecar.istio.io/excludeInboundPorts', 'config.linkerd.io/opaque-ports', 'config.linkerd.io/skip-inbound-ports',
  'consul.hashicorp.com/transparent-proxy-exclude-inbound-ports', 'traffic.kuma.io/exclude-inbound-ports',
];

export const meshSidecar: Rule = {
  id: 'ha/mesh-sidecar',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The servers of a bus get the sidecar of a service mesh.',
  why: 'clients and servers of NATS speak before the sidecar knows the protocol, and with their own TLS: connections fail or are cut when the sidecar ends before the server',
  fix: 'set sidecar.istio.io/inject: "false" or linkerd.io/inject: disabled in spec.jetstream.metadata.annotations and labels, or exclude ports 4222 and 6222 from the sidecar',
  docs: [Docs.issue(1311), Docs.issue(2552), 'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/'],
  examples: {
    bad: [bus('{ annotations: { sidecar.istio.io/inject: "true" } }'), bus('{ labels: { sidecar.istio.io/inject: "true" } }'), bus('{}', NAMESPACE), bus('{ annotations: { linkerd.io/inject: enabled } }')],
    good: [
      bus('{}'),
      bus('{ annotations: { sidecar.istio.io/inject: "false" } }', NAMESPACE),
      bus('{ annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "4222,6222" } }', NAMESPACE),
    ],
  },
  check: flow => flow.buses.filter(({ servers }) => servers !== undefined && servers.own === undefined).flatMap(each => {
    const by = injection(each, flow);
    return by === undefined ? [] : [{ object: each.object, path: [...each.servers!.path, 'metadata'], what: `the ${each.replicas} servers get a sidecar: ${by}` }];
  }),
};

/** What asks for the sidecar; what the pods say themselves counts before their namespace. */
function injection({ object, labels, annotations }: Bus, flow: Flow): string | undefined {
  const own = { ...annotations, ...labels };
  if (EXCLUDED.some(key => ['4222', '6222'].every(port => own[key]?.split(',').map(text => text.trim()).includes(port)))) return undefined;
  const written = KEYS.find(key => [...YES, ...NO].includes(own[key]));
  if (written !== undefined) return YES.includes(own[written]) ? `${written}: ${own[written]}` : undefined;
  const namespace = namespaceOf(flow, object.namespace);
  const around = { ...namespace?.annotations, ...namespace?.labels };
  const key = KEYS.find(name => YES.includes(around[name]));
  if (key !== undefined) return `the namespace has ${key}: ${around[key]}`;
  return asString(at(namespace?.manifest, 'metadata', 'labels', 'istio.io/rev')) === undefined ? undefined : 'the namespace has istio.io/rev';
}
