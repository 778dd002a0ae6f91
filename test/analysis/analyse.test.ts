import { declaredGuide } from './declared-guide';
import { analyseYaml, kinds, publishedGuide } from './manifests';
import { manyFlows } from './many-flows';
import { analyse } from '../../src/analysis/analyse';
import { analyseManifests } from '../../src/analysis/analyse-manifests';
import { Verdict } from '../../src/analysis/verdict';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/manifests/load-manifests';

const FACTS = { zones: 3, nodes: 6, volumesFollow: false, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

test('the published guide: any one node can stop all events, and the loss of the active Sensor\'s node pauses them for six minutes', () => {
  const { groups, assumptions } = analyseYaml(publishedGuide('2.10.29'), FACTS);
  expect(assumptions).toEqual([]);
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
    'controller': 'flows',
  }]);
});

test('the published guide with the version it really names never passes an event', () => {
  const { groups: [group] } = analyseYaml(publishedGuide('2.9.11'), FACTS);
  expect(new Set(Object.values(kinds(group)))).toEqual(new Set(['stops']));
  expect(group.verdicts.get('none')!.chains[0][0].text).toBe('the controller of the install manifests of Argo Events v1.9.11 lists no JetStream version "2.9.11": the EventBus never starts');
});

test('the chain adds up to the pause', () => {
  const { groups: [group] } = analyseYaml(publishedGuide('2.10.29'), FACTS);
  const chain = (id: string) => group.verdicts.get(id)!.chains.flat().map(({ text, seconds }) => seconds === undefined ? text : `${text}: ${seconds} s`);
  expect(chain('node-sensor')).toEqual([
    'the active pod and 1 more vanish with the node',
    'graft needs 2 of 2 votes, none is left',
    'the silent node is called NotReady: 50 s',
    'the pods tolerate that before they are replaced: 300 s',
    'another pod is made and starts: 10 s',
    '2 of 2 votes elect another pod: 2 s',
  ]);
});

test('without facts the cluster is assumed, and said to be', () => {
  expect(analyseYaml(publishedGuide('2.10.29')).assumptions).toEqual([
    'the cluster is taken to have 3 zones with 9 nodes; say zones and nodes to be sure (--zones, --nodes, or ha-events.yaml)',
    'the controller is taken to come from the install manifests of Argo Events v1.9.11; say argoEventsVersion and controllerConfiguration, or chartVersion, to be sure '
    + '(--argo-events-version v1.9.11 --controller-configuration manifest, or ha-events.yaml)',
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
  const fact = ['the EventBus: add it to the manifests'];
  expect(unknown).toEqual(['none', 'pod-bus', 'node-bus', 'node', 'zone', 'drain', 'rollout-bus'].map(id => [id, fact]));
});

describe('declared to survive ZONE, with a pod policy that the pods ask for', () => {
  const facts = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;
  const broken = (more: object) => {
    const { groups: [{ declared, brokenPromises, unknownPromises }], assumptions } = analyseManifests(declaredGuide, { ...facts, ...more });
    return { declared, assumptions, broken: brokenPromises.map(({ id }) => id), unknown: unknownPromises.map(({ id }) => id) };
  };

  test('installed, it does', () => {
    expect(broken({ podPolicy: true })).toEqual({ declared: 'ZONE', assumptions: [], broken: [], unknown: [] });
  });

  test('not installed, connections to lost bus servers hang', () => {
    expect(broken({ podPolicy: false })).toEqual({ declared: 'ZONE', assumptions: [], broken: ['node-bus', 'node', 'zone'], unknown: [] });
  });

  test('not known to be installed, it is not known, and both answers are given', () => {
    expect(broken({})).toEqual({
      declared: 'ZONE',
      assumptions: ['it is not known whether the pod policy is installed; add it to the manifests, or say podPolicy (--pod-policy or --no-pod-policy, or ha-events.yaml)'],
      broken: [],
      unknown: ['pod-source', 'node-bus', 'node', 'zone', 'drain', 'rollout-source'],
    });
    expect(analyseManifests(declaredGuide, facts).groups[0].verdicts.get('node-bus')).toMatchObject({
      kind: 'unknown',
      missing: ['whether the pod policy is installed (podPolicy)'],
      podPolicy: { installed: 'refuses 33 % ≤ 5 s', not: 'refuses 33 % ≤ 6 min 5 s' },
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
  expect(analyseManifests(limited, { ...FACTS, podPolicy: true }).assumptions).toEqual([expect.stringMatching(/^zones and nodes are taken to be those that nodeSelector and node affinity allow to .*fulfil/)]);
});
