import { parse, parseAllDocuments, stringify } from 'yaml';
import { checkText } from './support/check-text';
import { RULES } from '../../src/lint/rules';
import { synthNativeExample } from '../support/example';

const FACTS = { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', kubernetesVersion: '1.36', podPolicy: true, zones: 3, nodes: 6 } as const;

/** `key: value`, as far as the value is one YAML token, map or list. */
const FRAGMENT = /[A-Za-z][\w./-]*: (?:\{[^}]*\}|\[[^\]]*\]|"[^"]*"|\S*[\w>])/g;

type Place = readonly [kind: string, ...path: (string | number)[]];
const SERVERS: Place = ['EventBus', 'spec', 'jetstream'];
const TRIGGER: Place = ['Sensor', 'spec', 'triggers', 0];
const TOLERATION: Place = ['Sensor', 'spec', 'template', 'tolerations', 0];
const WEBHOOK: Place = ['EventSource', 'spec', 'webhook', 'order'];
const BUDGETS: Place = ['PodDisruptionBudget', 'spec'];
const SELECTED: Place = [...BUDGETS, 'selector', 'matchLabels'];
const annotations = (...kinds: string[]) => kinds.map((kind): Place => [kind, 'metadata', 'annotations']);
const podAnnotations: Place[] = [[...SERVERS, 'metadata', 'annotations'], ['Sensor', 'spec', 'template', 'metadata', 'annotations']];

/** Where the field of a fragment belongs: every place that a reader may take it for. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  'argocd.argoproj.io/sync-options': annotations('EventBus'),
  'atLeastOnce': [TRIGGER],
  'cdk8s-argo-events-ha/pod-policy': podAnnotations,
  'cluster-autoscaler.kubernetes.io/safe-to-evict': podAnnotations,
  'controller': [SELECTED],
  'endpoint': [WEBHOOK],
  'matchLabelKeys': [['Sensor', 'spec', 'template', 'affinity', 'podAntiAffinity', 'preferredDuringSchedulingIgnoredDuringExecution', 0, 'podAffinityTerm']],
  'maxPayload': [SERVERS],
  'maxUnavailable': [BUDGETS],
  'method': [WEBHOOK],
  'port': [WEBHOOK],
  'replicas': [SERVERS, ['EventSource', 'spec'], ['Sensor', 'spec'], [...SERVERS, 'streamConfig']],
  'retryStrategy': [TRIGGER],
  'spec.jetstream.replicas': [['EventBus']],
  'spec.jetstream.startArgs': [['EventBus']],
  'spec.replicas': [['EventSource'], ['Sensor']],
  'sync_interval': [[...SERVERS, 'settings']],
  'tolerationSeconds': [TOLERATION],
  'trafficDistribution': [['Service', 'spec']],
  'unhealthyPodEvictionPolicy': [BUDGETS],
  ...Object.fromEntries(['discard', 'duplicates', 'maxAge', 'maxBytes', 'maxMsgs', 'retention'].map(field => [field, [[...SERVERS, 'streamConfig']]])),
};

/** What has a colon and is not put into a manifest here, with the reason. */
const NOT_PLACED: Readonly<Record<string, string>> = {
  'apiVersion: argoproj.io/v1alpha1': 'the API version that every object has',
  'kind: EventBus': 'a kind that an object has',
  'type: LoadBalancer': 'a field of a Service that is reached from outside',
  'admission: HaPodPolicy': 'prose',
  'allow_direct: false': 'an option of the NATS bucket, which is in no manifest',
  'attempts: 3': 'a field of a VirtualService: see ha/route-without-retry',
  'auto.create.topics.enable: true': 'a setting of the brokers of Kafka: see the good examples of ha/kafka-topic-missing',
  'automountServiceAccountToken: true': 'a field of a ServiceAccount: see ha/no-api-token',
  'bus: sqs': 'prose',
  'default.replication.factor: 3': 'a setting of the brokers of Kafka: see the good examples of ha/kafka-topic-copies',
  'min.insync.replicas: 2': 'a setting of the brokers of Kafka: see the good examples of ha/kafka-topic-copies',
  'cdk8s: ha-events': 'prose',
  'consume.autoAck: false': 'it loses nothing only with a version of Argo Events that is not released',
  'insecure: true': 'a field of the minio source, which the example has not',
  'queueDeclare.durable: true': 'a field of the amqp source: see ha/unsafe-event-option',
  'linkerd.io/inject: disabled': 'an annotation of the pods of a bus: see the good examples of ha/mesh-sidecar',
  'sidecar.istio.io/inject: "false"': 'an annotation of the pods of a bus: see the good examples of ha/mesh-sidecar',
  'enabled: false': 'a prop of HaEventBus',
  'node: HaEventBus': 'prose',
  'output: kubectl': 'prose',
  'pods: set': 'prose',
  'time: kubectl': 'prose',
  'zones: three': 'prose',
  'controller.pdb.maxUnavailable: 1': 'a value of the Helm chart',
  'events.argoproj.io/leader-election: k8s': 'it needs a Role, which is not a fragment: see the good examples of ha/default-lease-account',
  'key: value': 'stands for any field of streamConfig',
  'nginx.ingress.kubernetes.io/proxy-next-upstream: "error timeout non_idempotent"': 'an annotation of an Ingress: see the good examples of ha/route-without-retry',
  'proxy-connect-timeout: "1"': 'an annotation of an Ingress, in docs/callers.md',
  'retries.attempts: 0': 'a field of a VirtualService that is removed',
  'retry: { attempts: 3 }': 'a field of a Middleware: see the good examples of ha/route-without-retry',
  'retryOn: connect-failure,refused-stream': 'a field of a VirtualService',
  'retryPolicy: { count: 3, retryOn: [connect-failure, refused-stream] }': 'a field of an HTTPProxy: see the good examples of ha/route-without-retry',
  'Lease: events.argoproj.io/leader-election': 'prose, before an annotation with a value of its own',
  'persistence.catchup.enabled: true': 'a field of the calendar source: see the good examples of ha/unsafe-event-option',
  'replicas: 2': 'of the controller Deployment, which is not among the manifests of the example',
  'spec.nats.native.replicas: 3': 'a field of NATS Streaming, of which the quickstart has no bus',
  'unit: 15s': 'prose, before a value of LEADER_ELECTION_LEASE_DURATION',
  'unit: duration': 'prose, before duration: 1s, which is a field of retryStrategy',
  'volumeBindingMode: WaitForFirstConsumer': 'a field of the StorageClass: see the good examples of ha/immediate-volume-binding',
};

/** What depends on the manifests of its own example: names, ports, and sizes taken from a volume. */
const OF_ITS_EXAMPLE = [/^(?:app|cdk8s-argo-events-ha\/bus): /, /^(?:eventbus|eventsource|sensor)-name: /, /^settings: "max_file_store: /, /^targetPort: /];

const FIXES = [...new Set(RULES.flatMap(rule => [
  rule.fix,
  ...rule.examples.bad.flatMap(example => {
    const { yaml, facts = {} } = typeof example === 'string' ? { yaml: example } : example;
    return checkText(yaml, facts).report.findings.map(({ fix }) => fix);
  }),
]))];
const FRAGMENTS = [...new Set(FIXES.flatMap(fix => fix.match(FRAGMENT) ?? []))].sort();
const keyOf = (fragment: string) => fragment.slice(0, fragment.indexOf(': '));
const PLACED = FRAGMENTS.filter(fragment => NOT_PLACED[fragment] === undefined && !OF_ITS_EXAMPLE.some(pattern => pattern.test(fragment)));

test('every fragment in a fix has a place, or a reason why it has none', () => {
  expect(PLACED.filter(fragment => PLACES[keyOf(fragment)] === undefined)).toEqual([]);
  expect(Object.keys(NOT_PLACED).filter(fragment => !FRAGMENTS.includes(fragment))).toEqual([]);
  expect(Object.keys(PLACES).filter(key => !PLACED.some(fragment => keyOf(fragment) === key))).toEqual([]);
});

const manifests = Object.values(synthNativeExample('quickstart')).join('---\n');
const cases = PLACED.flatMap(fragment => (PLACES[keyOf(fragment)] ?? []).map(place => ({ fragment, place, where: place.join('.') })));

test.each(cases)('no rule has an error for $fragment at $where', ({ fragment, place: [kind, ...path] }) => {
  const objects = parseAllDocuments(manifests).map(document => document.toJS());
  const fitting = objects.filter(object => object.kind === kind && fits(object, fragment));
  expect(fitting.length).toBeGreaterThan(0);
  for (const object of fitting) put(object, path, fragment);
  const { findings, problems } = checkText(objects.map(object => stringify(object)).join('---\n'), FACTS).report;
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  expect(problems).toEqual([]);
});

type Values = { [field: string]: any };

/** A label is put where its workload is selected. */
function fits(object: Values, fragment: string): boolean {
  return keyOf(fragment) !== 'controller' || object.spec.selector.matchLabels.controller === fragment.slice('controller: '.length);
}

function put(object: Values, path: readonly (string | number)[], fragment: string): void {
  const [key, value] = Object.entries(parse(fragment) as Values)[0];
  const full = [...path, ...key.startsWith('spec.') ? key.split('.') : [key]];
  const target = full.slice(0, -1);
  const parent = target.slice(0, -1).reduce<Values>((inner, step) => inner[step] ??= {}, object);
  const last = target[target.length - 1];
  if (typeof parent[last] === 'string') {
    parent[last] = withLine(parent[last], key, fragment);
  } else {
    (parent[last] ??= {})[full[full.length - 1]] = value;
  }
}

/** streamConfig and settings are texts of one option a line. */
function withLine(text: string, key: string, fragment: string): string {
  return [...text.split('\n').filter(line => line !== '' && !line.startsWith(`${key}:`)), fragment, ''].join('\n');
}
