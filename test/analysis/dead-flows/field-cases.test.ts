import { analyse, AnalysisOptions } from '../../../src/analysis/analyse';
import { failsAtRest } from '../../../src/analysis/survival-target';
import { FailureDomain } from '../../../src/contract/failure-domain';
import { buildFlow } from '../../../src/flow/build-flow';
import { Facts } from '../../../src/flow/facts';
import { loadManifests } from '../../../src/manifests/load-manifests';
import { formatBound, formatReason } from '../../../src/words/verdicts';

const BUS = (metadata = 'name: default, namespace: ci', more = '') => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { ${metadata} }
spec:
  jetstream:
    version: 2.10.29
    replicas: 3
    persistence: { storageClassName: gp3, volumeSize: 10Gi }
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }] } }
${more}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: bus, namespace: ci }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`;
const SOURCE = (spec = '', metadata = '') => `---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: ci, ${metadata} }
spec: { ${spec} webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks, namespace: ci }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
`;
const SENSOR = (metadata = '') => `---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: run, namespace: ci, ${metadata} }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ template: { name: t, http: { url: 'http://x/', method: POST } }, atLeastOnce: true, retryStrategy: { steps: 3 } }]
`;
const CLASS = (provisioner: string) => `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ${provisioner}
volumeBindingMode: WaitForFirstConsumer
`;
const FACTS: Facts = { zones: 3, nodes: 9, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' };

const analysisOf = (text: string, facts: Facts = FACTS, options?: AnalysisOptions) => analyse(buildFlow(loadManifests([{ file: 'm.yaml', text }]).objects), facts, options);
const verdictOf = (text: string, id: string, facts?: Facts) => analysisOf(text, facts).groups[0].verdicts.get(id)!;
const survives = (domain: string) => `annotations: { cdk8s-argo-events-ha/survives: ${domain} }`;

test('case 53: of a single EventSource pod all requests are refused, or none', () => {
  expect(formatBound(verdictOf(BUS() + SOURCE() + SENSOR(), 'pod-bus'))).toBe('all or none ≤ 5 s');
  expect(formatBound(verdictOf(BUS() + SOURCE('replicas: 3,') + SENSOR(), 'pod-bus'))).toBe('33 % ≤ 5 s');
});

describe('case 54: a drained node', () => {
  test.each([
    ['with volumes that another node can attach', CLASS('ebs.csi.aws.com'), {}, { pause: expect.any(Number), missing: [] }, true],
    ['with disks of the node', CLASS('rancher.io/local-path'), {}, { pause: Infinity }, false],
    ['with volumes of which a fact says that they follow', '', { volumesFollow: true }, { missing: [] }, true],
    ['with volumes of which nothing is known', '', {}, { kind: 'unknown', missing: [{ code: 'volumes-follow' }] }, true],
  ])('%s', (_, storageClass, facts, expected, isFinite) => {
    const verdict = verdictOf(BUS() + SOURCE('replicas: 3,') + SENSOR() + storageClass, 'drain', { ...FACTS, ...facts });
    expect(verdict).toMatchObject(expected);
    expect(Number.isFinite(verdict.pause)).toBe(isFinite);
  });
});

test('case 60: preferred anti-affinity is named where the report counts it for nothing', () => {
  const term = '{ weight: 100, podAffinityTerm: { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { controller: eventsource-controller, eventsource-name: hooks } } } }';
  const spread = SOURCE(`replicas: 3, template: { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [${term}] } } },`);
  expect(verdictOf(BUS() + spread + SENSOR(), 'node-source').remedies)
    .toContainEqual({ part: 'source', target: { kind: 'field', path: ['spec', 'template', 'affinity'] }, code: 'require-anti-affinity' });
});

test('case 06: a Lease under the ServiceAccount default stops the flow, as check says', () => {
  const { groups } = analysisOf(`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: ci }
spec: { kafka: { url: 'kafka.kafka.svc:9092', topic: argo } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: ci }
spec: { kafka: { order: { url: 'kafka.kafka.svc:9092', topic: tasks, consumerGroup: { groupName: ci } } } }
${SENSOR()}`);
  expect(groups.map(failsAtRest)).toEqual([true]);
  expect(formatReason(groups[0].verdicts.get('none')!)).toContain('the ServiceAccount default has no permission for leases');
});

describe('what a flow is declared to survive', () => {
  const declared = (...args: Parameters<typeof analysisOf>) => analysisOf(...args).groups.map(group => group.declared);

  test('case 81: the bus alone declares it for the flows on it', () => {
    expect(declared(BUS(`name: default, namespace: ci, ${survives('ZONE')}`) + SOURCE() + SENSOR())).toEqual(['ZONE']);
  });

  test('the least of several counts', () => {
    expect(declared(BUS(`name: default, namespace: ci, ${survives('ZONE')}`) + SOURCE() + SENSOR(survives('pod')))).toEqual(['POD']);
  });

  test('the command line counts before the annotations', () => {
    expect(declared(BUS() + SOURCE() + SENSOR(survives('pod')), FACTS, { survives: FailureDomain.NODE })).toEqual(['NODE']);
  });

  test('case 82: a word that is not a domain declares nothing, and is reported', () => {
    const analysis = analysisOf(BUS() + SOURCE() + SENSOR(survives('zones')));
    expect(analysis.groups.map(group => group.declared)).toEqual([undefined]);
    expect(analysis.unreadDeclarations).toMatchObject([{ what: 'cdk8s-argo-events-ha/survives is "zones", and declares nothing', fix: 'did you mean ZONE?' }]);
  });
});

test('case 84: the only bus of the namespace is named where another one is missing', () => {
  expect(verdictOf(BUS('name: main, namespace: ci') + SOURCE('replicas: 3,') + SENSOR(), 'none'))
    .toMatchObject({ kind: 'unknown', missing: [{ code: 'manifest', kind: 'EventBus', onlyBus: 'main' }] });
});
