import { declaredGuide } from './declared-guide';
import { analyseYaml, kinds, publishedGuide } from './manifests';
import { manyFlows } from './many-flows';
import { analyse } from '../../src/analysis/analyse';
import { analyseManifests } from '../../src/analysis/analyse-manifests';
import { Verdict } from '../../src/analysis/verdict';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';
import { occurrenceText } from '../../src/words/occurrences/occurrence';

const FACTS = { zones: 3, nodes: 6, volumesFollow: false, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

/** The guide has no Service. */
const CALLERS_ELSEWHERE = { code: 'callers-elsewhere', objects: ['EventSource "events/shop"'] };

test('the published guide: any one node can stop all events, and the loss of the active Sensor\'s node pauses them for six minutes', () => {
  const { groups, assumptions } = analyseYaml(publishedGuide('2.10.29'), FACTS);
  expect(assumptions).toEqual([CALLERS_ELSEWHERE]);
  expect(groups.map(kinds)).toEqual([{
    'none': 'flows',
    'pod-source': 'refuses',
    'pod-bus': 'refuses 70',
    'pod-sensor': 'pauses 12',
    'node-source': 'refuses 360',
    'node-bus': 'stops',
    'node-sensor': 'pauses 362',
    'node': 'stops',
    'zone': 'stops',
    'drain': 'stops',
    'rollout-source': 'refuses',
    'rollout-bus': 'refuses 130',
    'rollout-sensor': 'pauses 2',
    'consumer': 'loses',
    'stuck': 'stops',
    'controller': 'flows',
  }]);
});

test('the published guide with the version it really names never passes an event', () => {
  const { groups: [group] } = analyseYaml(publishedGuide('2.9.11'), FACTS);
  expect(new Set(Object.values(kinds(group)))).toEqual(new Set(['stops']));
  expect(group.verdicts.get('none')!.chains[0][0].occurrence).toEqual({
    code: 'finding',
    rule: 'ha/unlisted-jetstream-version',
    problem: 'unlisted-version',
    message: 'the controller of the install manifests of Argo Events v1.9.11 lists no JetStream version "2.9.11"',
    reach: { does: 'never-starts', to: 'object', kind: 'EventBus' },
  });
});

test('the chain adds up to the pause', () => {
  const { groups: [group] } = analyseYaml(publishedGuide('2.10.29'), FACTS);
  const chain = (id: string) => group.verdicts.get(id)!.chains.flat().map(({ occurrence, seconds }) => [occurrenceText(occurrence), seconds]);
  expect(chain('node-sensor')).toEqual([
    ['the active pod and 1 more vanish with the node', undefined],
    ['graft needs 2 of 2 votes, none is left', undefined],
    ['the silent node is marked NotReady', 50],
    ['the pods tolerate that before they are replaced', 300],
    ['another pod is created and starts', 10],
    ['2 of 2 votes elect another pod', 2],
  ]);
});

test('without facts the cluster is assumed, and said to be', () => {
  expect(analyseYaml(publishedGuide('2.10.29')).assumptions).toEqual([
    { code: 'topology', zones: 3, nodes: 9 },
    { code: 'controller', argoEventsVersion: 'v1.9.11' },
    CALLERS_ELSEWHERE,
  ]);
});

test('where nobody counted the nodes, the largest workload may come together in one zone', () => {
  const { groups: [{ model: { cluster } }] } = analyseYaml(publishedGuide('2.10.29').replace('replicas: 3', 'replicas: 5'));
  expect(cluster.topology.zones).toEqual([5, 5, 5]);
});

test('an older Kubernetes notices a lost node sooner', () => {
  const { groups: [group] } = analyseYaml(publishedGuide('2.10.29'), { ...FACTS, kubernetesVersion: '1.30' });
  expect(group.verdicts.get('node-sensor')!.pause).toBe(352);
});

test('a bus that is not among the manifests makes its loss unknown, not harmless', () => {
  const [, ...rest] = publishedGuide('2.10.29').split('---');
  const { groups: [group] } = analyseYaml(rest.join('---'), FACTS);
  const unknown = [...group.verdicts].filter(([, { kind }]: [string, Verdict]) => kind === 'unknown').map(([id, { missing }]) => [id, missing]);
  const fact = [{ code: 'manifest', kind: 'EventBus' }];
  expect(unknown).toEqual([
    ...['none', 'pod-bus', 'node-bus', 'node', 'zone', 'drain', 'rollout-bus'].map(id => [id, fact]),
    ['consumer', [{ code: 'keeper', bus: 'default' }]],
  ]);
});

describe('declared to survive ZONE, with a pod policy that the pods ask for', () => {
  const facts = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;
  const broken = (more: object) => {
    const { groups: [{ declared, unmetTargets, unverifiedTargets }], assumptions } = analyseManifests(declaredGuide, { ...facts, ...more });
    return { declared, assumptions, broken: unmetTargets.map(({ id }) => id), unknown: unverifiedTargets.map(({ id }) => id) };
  };

  test('installed, it does', () => {
    expect(broken({ podPolicy: true })).toEqual({ declared: 'ZONE', assumptions: [CALLERS_ELSEWHERE], broken: [], unknown: [] });
  });

  test('not installed, connections to lost bus servers hang', () => {
    expect(broken({ podPolicy: false })).toEqual({ declared: 'ZONE', assumptions: [CALLERS_ELSEWHERE], broken: ['node-bus', 'node', 'zone'], unknown: [] });
  });

  test('not known to be installed, it is not known, and both answers are given', () => {
    expect(broken({})).toEqual({
      declared: 'ZONE',
      assumptions: [{ code: 'pod-policy-unknown' }, CALLERS_ELSEWHERE],
      broken: [],
      unknown: ['pod-source', 'node-bus', 'node', 'zone', 'drain', 'rollout-source'],
    });
    expect(analyseManifests(declaredGuide, facts).groups[0].verdicts.get('node-bus')).toMatchObject({
      kind: 'unknown',
      missing: [{ code: 'pod-policy' }],
      podPolicy: { installed: { kind: 'refuses', share: 1 / 3, seconds: 5 }, notInstalled: { kind: 'refuses', share: 1 / 3, seconds: 365 } },
    });
  });
});

test('paths that differ by name alone share one answer', () => {
  const { objects } = loadManifests([{ file: 'many.yaml', text: manyFlows(50) }]);
  const { groups } = analyse(buildFlow(objects), FACTS);
  expect(groups.map(({ paths }) => paths.length)).toEqual([50]);
});

test('what limits the nodes of pods is said, since the cluster is taken to have no others', () => {
  const limited = declaredGuide.map(object => object.kind === 'Sensor'
    ? { ...object, spec: { ...object.spec, template: { ...object.spec.template, nodeSelector: { pool: 'events' } } } } : object);
  expect(analyseManifests(limited, { ...FACTS, podPolicy: true }).assumptions).toEqual([CALLERS_ELSEWHERE, { code: 'nodes-allowed', objects: ['Sensor "events/fulfil"'] }]);
});
