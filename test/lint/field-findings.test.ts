import { checkText } from './support/check-text';
import { fieldCase } from './support/field-cases';
import { flowOf } from './support/flow-of';
import { Facts } from '../../src/flow/facts';
import { RULES } from '../../src/lint/rules';

/** What the check says of a case, as `severity rule path`; of unknowns `unknown rule object`. */
function said(name: string, facts: Facts = {}): string[] {
  const { findings, unknowns } = checkText(fieldCase(name), facts).report;
  return [
    ...findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`),
    ...unknowns.map(({ rule, object }) => `unknown ${rule} ${object.kind}/${object.name}`),
  ];
}

test.each([
  ['09-topology-spread-in-bus', 'error ha/dropped-field spec.jetstream.topologySpreadConstraints'],
  ['15-streaming-bus-loses-rapid-events', 'error ha/streaming-bus spec.nats'],
  ['16-service-ports-without-names', 'error ha/invalid-service-ports spec.service.ports.0.name'],
  ['16-service-ports-without-names', 'error ha/invalid-service-ports spec.service.ports.1.name'],
  ['29-helm-hook-on-bus', 'error ha/object-recreated metadata.annotations.helm.sh/hook'],
  ['35-wrong-api-versions-and-kinds', 'error ha/invalid-api-version apiVersion'],
  ['35-wrong-api-versions-and-kinds', 'warning ha/invalid-api-version kind'],
  ['40-ingress-to-service-nobody-makes', 'error ha/unknown-route-service spec.rules.0.http.paths.0.backend.service.name'],
  ['41-http-route-wrong-port', 'error ha/unknown-route-port spec.rules.0.backendRefs.0.port'],
  ['56-one-event-twice-on-streaming-bus', 'error ha/duplicate-streaming-dependency spec.dependencies.1.eventName'],
  ['66-own-service-unnamed-ports', 'error ha/invalid-service-ports spec.ports.0.name'],
  ['71-egress-without-api-server', 'error ha/blocking-network-policy spec.egress'],
  ['48-cilium-policy-closes-bus', 'error ha/blocking-network-policy spec.ingress'],
  ['74-streaming-bus-number-for-text', 'error ha/wrong-type spec.nats.native.maxPayload'],
  ['83-two-queues-in-one-source', 'warning ha/event-listener-ends spec.amqp'],
  ['85-streaming-bus-without-care', 'error ha/no-persistence spec.nats.native.persistence'],
  ['85-streaming-bus-without-care', 'error ha/bus-on-one-node spec.nats.native.affinity'],
  ['85-streaming-bus-without-care', 'warning ha/no-budget metadata.name'],
  ['85-streaming-bus-without-care', 'warning ha/shared-streaming-limit spec.nats.native.maxMsgs'],
])('%s: %s', (name, finding) => {
  expect(said(name)).toContain(finding);
});

test.each([
  ['44-load-balancer-external-local', /service/],
  ['63-lease-by-group-binding', /lease-(?:permission|account)/],
])('%s: no finding like %s', (name, rule) => {
  expect(said(name).filter(line => rule.test(line))).toEqual([]);
});

test('17-bus-type-changed: the change of the type under one name is an error', () => {
  const after = 'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default, namespace: ci }\nspec: { jetstream: { version: 2.10.29, replicas: 3 } }';
  const results = RULES.flatMap(rule => rule.check(flowOf(after), {}, flowOf(fieldCase('17-bus-type-changed'))).map(result => ({ id: rule.id, ...result })));
  expect(results.filter(({ id }) => id.startsWith('ha/immutable-')).map(({ id, what }) => `${id} ${what}`))
    .toEqual(['ha/immutable-bus-type spec.nats.native becomes spec.jetstream']);
});
