import { actionsOf } from '../../../argo-events/run-time/actions';
import { isWritten } from '../../../argo-events/run-time/written-fields';
import { Flow, Sensor, Trigger } from '../../../flow/flow';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecord, asString, at } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { namedService, withoutPort } from '../../helpers/dead-port';

const sensor = (url: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, http: { url: "${url}", method: POST, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } } }]
`;
const kafka = (url: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, kafka: { url: "${url}", topic: orders, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } } }]
`;
const SERVICE = `---
apiVersion: v1
kind: Service
metadata: { name: fulfil, namespace: shop }
spec: { selector: { app: fulfil }, ports: [{ port: 80, targetPort: 8080 }] }
`;

export const unknownTriggerService: Rule = {
  id: 'ha/unknown-trigger-service',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'The URL of a trigger leads to a Service or port that does not exist, or to the pod of the Sensor itself.',
  why: 'no connection is made, and each run of the trigger fails',
  fix: 'correct the name, the namespace or the port in the URL; from another pod, a program has the name of its Service, not localhost',
  problems: ['own-pod', 'missing-service', 'missing-port'],
  docs: [Docs.SERVICE],
  absent: ['Service'],
  examples: {
    bad: [
      sensor('http://fulfil:8080/orders') + SERVICE,
      sensor('https://fulfil/orders') + SERVICE,
      { yaml: sensor('http://fulfill.shop.svc/orders') + SERVICE, complete: ['Service'] },
      sensor('http://localhost:8080/orders'),
      sensor('http://[::1]:8080/orders'),
      sensor('http://127.0.0.1/orders'),
      kafka('localhost:9092'),
    ],
    good: [
      sensor('http://fulfil.shop.svc.cluster.local/orders') + SERVICE,
      sensor('http://fulfill.shop.svc/orders') + SERVICE,
      sensor('http://fulfil.example.com:8080/') + SERVICE,
      sensor('http://localhost.example.com/'),
      kafka('localhost:9092,kafka.shop.svc:9092'),
      sensor('http://localhost/').replace('triggers: [{', 'triggers: [{ parameters: [{ src: { dependencyName: order, dataKey: body.url }, dest: http.url }],'),
      { yaml: sensor('http://ship.other.svc/orders') + SERVICE, complete: ['Service'] },
    ],
  },
  check: flow => flow.sensors.flatMap(each => each.triggers.flatMap(trigger => unreached(each, trigger, flow))),
};

function unreached({ object }: Sensor, { trigger, index }: Trigger, flow: Flow): Result[] {
  const template = asRecord(trigger.template) ?? {};
  const [action = ''] = actionsOf(template);
  if (isWritten(trigger.parameters, `${action}.url`)) return [];
  if (isOwnPod(asString(at(template, action, 'url')) ?? '')) {
    const url = ['spec', 'triggers', index, 'template', action, 'url'];
    return [{ object, path: url, problem: 'own-pod', what: 'the URL leads to the pod of the Sensor itself, in which no other program listens' }];
  }
  const url = action === 'http' ? asString(at(template, 'http', 'url')) : undefined;
  const [, scheme, host, port] = /^(https?):\/\/(?:[^@/]*@)?([^/:?#]+)(?::(\d+))?(?:[/?#]|$)/.exec(url ?? '') ?? [];
  const named = host === undefined || isPlaceholder(url!) ? undefined : namedService(host, object.namespace);
  if (named === undefined) return [];
  const near = inNamespace(objectsOfKind(flow.objects, 'Service'), named.namespace);
  const path = ['spec', 'triggers', index, 'template', 'http', 'url'];
  if (!near.some(({ name }) => name === named.service)) {
    const read = flow.complete.has('Service') && (near.length > 0 || object.namespace === named.namespace);
    return read ? [{ object, path, problem: 'missing-service', what: `the URL leads to the Service "${named.namespace}/${named.service}", which does not exist` }] : [];
  }
  const wanted = Number(port ?? (scheme === 'https' ? 443 : 80));
  const dead = withoutPort(flow, host, wanted, object.namespace);
  return dead === undefined ? [] : [{
    object, path, problem: 'missing-port', what: `the URL leads to the port ${wanted}, and the Service "${dead.service.name}" has ${dead.ports.join(', ')}`,
  }];
}

/** Whether each address of a URL, or of a list of brokers, is a loopback address. */
function isOwnPod(url: string): boolean {
  return url !== '' && url.split(',').every(address => /^\s*(?:[a-z+]+:\/\/)?(?:[^@/]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/?#]|\s*$)/i.test(address));
}
