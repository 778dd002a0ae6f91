import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Path, Result, Rule } from '../../engine/rule';
import { KeySelector, keySelectors } from '../../helpers/key-selectors';
import { brokenKeys, keyPresence } from '../../helpers/pods/key-presence';

const hooks = (event: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST, ${event} } } }
`;
const sensor = (action: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, ${action} } }]
`;
const other = (kind: string, data: string, namespace = 'shop') => `---
apiVersion: v1
kind: ${kind}
metadata: { name: shop, namespace: ${namespace} }
${data}
`;
const TLS = 'serverCertSecret: { name: shop, key: tls.crt }, serverKeySecret: { name: shop, key: tls.key }';
const TOKEN = 'authSecret: { name: shop, key: token }';

export const missingKey: Rule = {
  id: 'ha/missing-key',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'A Secret or ConfigMap does not have the key that an object of Argo Events names.',
  why: 'the pods find no file of that name, so that the event, the trigger or the connection to the bus fails',
  fix: 'add the key to the object, or write the name of a key that the object has',
  docs: ['https://kubernetes.io/docs/concepts/configuration/secret/', Docs.source('pkg/shared/util/util.go')],
  examples: {
    bad: [
      hooks(TLS) + other('Secret', 'stringData: { tls.crt: certificate }'),
      hooks(TLS) + other('Secret', 'stringData: { cert.pem: certificate, key.pem: key }'),
      hooks(TOKEN) + other('Secret', 'data: { password: c2hvcA== }'),
      hooks(TOKEN) + other('Secret', 'data: { token: in plain text }'),
      sensor('slack: { channel: orders, message: order, slackToken: { name: shop, key: token } }') + other('Secret', 'stringData: { Token: shop }'),
      sensor('k8s: { operation: create, source: { configmap: { name: shop, key: job } } }') + other('ConfigMap', 'data: { job.yaml: text }'),
    ],
    good: [
      hooks(TLS) + other('Secret', 'stringData: { tls.crt: certificate, tls.key: key }'),
      hooks(TOKEN) + other('Secret', 'data: { token: c2hvcA== }'),
      hooks(TOKEN) + other('Secret', 'data: { token: "ENC[AES256_GCM,data:c2hvcA==]" }'),
      hooks(TOKEN) + other('Secret', 'stringData: { password: shop }', 'other'),
      sensor('k8s: { operation: create, source: { configmap: { name: shop, key: job } } }') + other('ConfigMap', 'data: { job: text }'),
    ],
  },
  check: flow => [...flow.buses, ...flow.sources, ...flow.sensors].flatMap(({ object }) =>
    keySelectors(object).flatMap(selector => resultsOf(flow, object, selector))),
};

function resultsOf(flow: Flow, object: FlowObject, { path, kind, name, key }: KeySelector): Result[] {
  const holder = inNamespace(objectsOfKind(flow.objects, kind), object.namespace).find(each => each.name === name);
  if (holder === undefined) return [];
  const effect = effectAt(object, path);
  const named = `the ${kind} "${name}"`;
  const [broken] = kind === 'Secret' ? brokenKeys(holder) : [];
  if (broken !== undefined) {
    return [{
      object,
      path,
      what: `${named} has a value at the key "${broken}" of data that is not base64`,
      why: 'the API server refuses the Secret',
      fix: 'encode the value, or move the key to stringData',
      effect,
    }];
  }
  switch (keyPresence(holder, key)) {
    case 'absent': return [{ object, path: [...path, 'key'], what: `${named} does not have the key "${key}"`, effect }];
    case 'unsure': return [{ object, path: [...path, 'key'], what: `whether ${named} has a value at the key "${key}"`, needs: `the key "${key}" in the manifest of ${named}`, effect }];
    default: return [];
  }
}

/** What reads the key. */
function effectAt({ kind }: FlowObject, [, field, part, ...rest]: Path): FlowEffect {
  if (kind === 'EventBus') return { does: 'never-starts', to: 'object' };
  if (kind === 'EventSource') return { does: 'never-delivers', to: 'event' };
  if (rest.includes('dlqTrigger')) return { does: 'in-failure' };
  return { does: 'never-delivers', to: field === 'triggers' && typeof part === 'number' ? 'trigger' : 'object' };
}
