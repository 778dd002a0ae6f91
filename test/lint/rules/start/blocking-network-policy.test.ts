import { RULES } from '../../../../src/lint/rules';
import { checkText } from '../../support/check-text';

/** Which connections policies close, by ports and by the pods at the other end. */

const bus = 'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default, namespace: shop }\nspec: { jetstream: { version: 2.10.29, replicas: 3 } }\n';
const sensor = (trigger = 'log: {}', template = '{}') => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec:
  template: ${template}
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ template: { name: ship, ${trigger} } }]
`;
const policy = (spec: string, name = 'p') => `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;
const cilium = (spec: string) => `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: p, namespace: shop }\nspec: ${spec}\n`;
const calico = (spec: string) => `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: p, namespace: shop }\nspec: ${spec}\n`;
const namespace = (labels: string) => `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`;
const [TCP, UDP] = [[4222, 53], [53]].map((ports, i) => ports.map(port => `{ port: ${port}${i === 1 ? ', protocol: UDP' : ''} }`).join(', '));
const egress = (more: string) => policy(`{ podSelector: { matchLabels: { sensor-name: orders } }, policyTypes: [Egress], egress: [{ ports: [${TCP}, ${UDP}] }, ${more}] }`);
const toBus = (peer: string) => policy(`{ podSelector: { matchLabels: { eventbus-name: default } }, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 6222 }] }, { from: [${peer}], ports: [{ port: 4222 }] }] }`);

const rule = RULES.filter(({ id }) => id === 'ha/blocking-network-policy').map(({ id }) => id);

function said(...objects: string[]): string[] {
  const { findings, unknowns } = checkText(objects.join('---\n'), {}, { rules: rule }).report;
  return [...findings.map(({ severity, what }) => `${severity} ${what.replace(/ is closed.*which need it for/, ' for')}`), ...unknowns.map(({ what }) => `unknown ${what}`)];
}

test.each<[string, string[], string[]]>([
  ['the Sensor is not among the clients', [bus, sensor(), toBus('{ podSelector: { matchLabels: { app: shop } } }')], ['error TCP 4222 for its clients']],
  ['the Sensor is among the clients', [bus, sensor(), toBus('{ podSelector: { matchLabels: { controller: sensor-controller } } }')], []],
  ['clients of another namespace', [bus, sensor(), toBus('{ podSelector: {}, namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: other } } }')], ['error TCP 4222 for its clients']],
  ['clients of this namespace by its name', [bus, sensor(), toBus('{ podSelector: {}, namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } } }')], []],
  ['a label of the namespace that is not known', [bus, sensor(), toBus('{ namespaceSelector: { matchLabels: { team: shop } } }')], []],
  ['a label that the namespace lacks', [bus, sensor(), namespace('{}'), toBus('{ namespaceSelector: { matchLabels: { team: shop } } }')], ['error TCP 4222 for its clients']],
  ['a label that the namespace has', [bus, sensor(), namespace('{ team: shop }'), toBus('{ namespaceSelector: { matchLabels: { team: shop } } }')], []],
  ['a block of addresses', [bus, sensor(), toBus('{ ipBlock: { cidr: 10.0.0.0/8 } }')], []],

  ['an HTTP trigger outside', [bus, sensor('http: { url: "https://api.example.com/" }'), egress('{ ports: [{ port: 80 }] }')], ['error TCP 443 for the trigger ship']],
  ['an HTTP trigger outside that may be called', [bus, sensor('http: { url: "https://api.example.com/" }'), egress('{ ports: [{ port: 443 }] }')], []],
  ['an HTTP trigger with a port', [bus, sensor('http: { url: "http://10.0.0.1:8080/" }'), egress('{ ports: [{ port: 80 }] }')], ['error TCP 8080 for the trigger ship']],
  ['an HTTP trigger behind a Service', [bus, sensor('http: { url: "http://ship.shop.svc/" }'), egress('{ ports: [{ port: 8080 }] }')], ['unknown whether NetworkPolicy "shop/p" lets the trigger ship pass']],
  ['an HTTP trigger behind a Service, and only ports of buses', [bus, sensor('http: { url: "http://ship.shop.svc/" }'), egress('{ ports: [{ port: 6222 }] }')], ['error TCP 80 for the trigger ship']],
  ['a Kafka trigger', [bus, sensor('kafka: { url: "kafka.example.com:9093", topic: t, payload: [] }'), egress('{ ports: [{ port: 9092 }] }')], ['error TCP 9093 for the trigger ship']],
  ['a URL with a variable', [bus, sensor('http: { url: "https://${HOST}/" }'), egress('{ ports: [{ port: 80 }] }')], []],
  ['DNS over UDP alone', [bus, sensor(), policy(`{ podSelector: { matchLabels: { sensor-name: orders } }, policyTypes: [Egress], egress: [{ ports: [{ port: 4222 }, ${UDP}] }] }`)], ['info TCP 53 for DNS answers that are too large for UDP']],
  ['DNS over TCP alone', [bus, sensor(), policy('{ podSelector: { matchLabels: { sensor-name: orders } }, policyTypes: [Egress], egress: [{ ports: [{ port: 4222 }, { port: 53 }] }] }')], ['error UDP 53 for DNS']],

  ['Cilium: an empty rule lets nothing pass', [bus, cilium('{ endpointSelector: {}, ingress: [{}] }')], ['error TCP 4222 for its clients', 'error TCP 6222 for the other servers']],
  ['Cilium: no default denial', [bus, cilium('{ endpointSelector: {}, enableDefaultDeny: { ingress: false }, ingress: [{}] }')], []],
  ['Cilium: all ports from the namespace', [bus, cilium('{ endpointSelector: {}, ingress: [{ fromEndpoints: [{}] }] }')], []],
  ['Cilium: a rule that denies', [bus, cilium('{ endpointSelector: {}, ingressDeny: [{ fromEndpoints: [{}] }] }')], ['unknown whether CiliumNetworkPolicy "shop/p" lets the connections of these pods pass']],
  ['Cilium: other pods', [bus, cilium('{ endpointSelector: { matchLabels: { "k8s:app": shop } }, ingress: [{}] }')], []],
  ['Cilium: what NetworkPolicies allow beside it', [bus, cilium('{ endpointSelector: {}, ingress: [{}] }'), toBus('{ podSelector: {} }')], []],
  ['Calico: allowed ports', [bus, calico('{ selector: all(), types: [Ingress], ingress: [{ action: Allow, protocol: TCP, destination: { ports: [4222, 6222] } }] }')], []],
  ['Calico: one port is missing', [bus, calico('{ selector: all(), types: [Ingress], ingress: [{ action: Allow, protocol: TCP, destination: { ports: [4222] } }] }')], ['error TCP 6222 for the other servers']],
  ['Calico: no rule', [bus, calico('{ selector: "eventbus-name == \'default\'", types: [Ingress] }')], ['error TCP 4222 for its clients', 'error TCP 6222 for the other servers']],
  ['Calico: a rule that denies', [bus, calico('{ types: [Ingress], ingress: [{ action: Deny }] }')], ['unknown whether NetworkPolicy "shop/p" lets the connections of these pods pass']],
  ['Calico: other pods', [bus, calico('{ selector: "app == \'shop\'", types: [Ingress] }')], []],
])('%s', (_, objects, expected) => {
  expect(said(...objects)).toEqual(expected);
});

test('the pods that are left out are named', () => {
  const source = 'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: { name: clock, namespace: shop }\nspec: { calendar: { tick: { interval: 1m } } }\n';
  expect(said(bus, sensor(), source, toBus('{ podSelector: { matchLabels: { controller: sensor-controller } } }')))
    .toEqual(['error TCP 4222 for its clients: those of EventSource "shop/clock" are left out']);
});
