import { apply } from './support/apply';
import { eventually } from './support/eventually';
import { evict } from './support/evict';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { standIns } from './support/stand-in';
import { testName } from './support/test-run';
import { RULES } from '../../src/lint/rules';
import { checkText } from '../lint/support/check-text';
import { flowOf } from '../lint/support/flow-of';

jest.setTimeout(180_000);

const NAMESPACE = testName('evictions');
const BUS = {
  apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default', namespace: NAMESPACE }, spec: { jetstream: { version: '2.10.29', replicas: 3 } },
};
const SERVERS = [0, 1, 2].map(ordinal => `eventbus-default-js-${ordinal}`);
const EVICTION_RULES = RULES.filter(({ category }) => category === 'eviction').map(({ id }) => id);

const OF_BUS = { 'controller': 'eventbus-controller', 'eventbus-name': 'default' };
const budget = (spec: object, { name = 'bus', matchLabels = OF_BUS as object } = {}) => ({
  apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name, namespace: NAMESPACE }, spec: { ...spec, selector: { matchLabels } },
});

const OF_NOTHING = budget({ maxUnavailable: 1 }, { matchLabels: { 'eventbus-name': 'defualt' } });

/** Refuses every pod that would take the place of one that is evicted. */
const NO_REPLACEMENTS = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'no-replacements', namespace: NAMESPACE }, spec: { hard: { pods: '0' } } };

async function counted(budgets: number): Promise<void> {
  await eventually(30, () => {
    const { items } = get('pdb', '-n', NAMESPACE);
    expect(items.map(({ metadata, status }: any) => status?.observedGeneration === metadata.generation)).toEqual(Array(budgets).fill(true));
  });
}

const yaml = (objects: object[]) => objects.map(object => JSON.stringify(object)).join('\n---\n');
const rulesAgainst = (objects: object[]) => checkText(yaml(objects), {}, { rules: EVICTION_RULES }).report.findings.map(({ rule }) => rule).sort();

describeOnCluster('of the 3 pods of a bus, one after the other and none replaced,', () => {
  beforeAll(() => {
    freshNamespace(NAMESPACE);
    apply(standIns([BUS], NAMESPACE), NAMESPACE);
  });
  beforeEach(() => kubectl(['rollout', 'status', 'statefulset/eventbus-default-js', '-n', NAMESPACE, '--timeout=90s']));
  afterEach(() => {
    kubectl(['delete', 'pdb,resourcequota', '--all', '-n', NAMESPACE]);
  });
  afterAll(() => deleteNamespace(NAMESPACE));

  test.each<[number, string, object[], string[]]>([
    [1, 'maxUnavailable: 1', [budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'IfHealthyBudget' })], []],
    [1, 'minAvailable: 2', [budget({ minAvailable: 2 })], []],
    [1, 'maxUnavailable: 33%', [budget({ maxUnavailable: '33%' })], ['ha/budget-in-percent']],
    [2, 'maxUnavailable: 34%', [budget({ maxUnavailable: '34%' })], ['ha/budget-breaks-quorum', 'ha/budget-in-percent']],
    [2, 'minAvailable: 1', [budget({ minAvailable: 1 })], ['ha/budget-breaks-quorum']],
    [0, 'minAvailable: 67%', [budget({ minAvailable: '67%' })], ['ha/budget-blocks', 'ha/budget-in-percent']],
    [0, 'maxUnavailable: 0', [budget({ maxUnavailable: 0 })], ['ha/budget-blocks']],
    [0, 'neither field', [budget({})], ['ha/budget-blocks']],
    [3, 'no budget', [], ['ha/no-budget']],
    [3, 'a budget for pods of another name', [OF_NOTHING], ['ha/no-budget', 'ha/budget-selects-nothing']],
  ])('%i go with %s, as the analysis takes it, and the check says what is wrong with it', async (gone, _, budgets, rules) => {
    const [{ budgets: [read] }] = flowOf(yaml([BUS, ...budgets])).buses;
    expect(read?.allows ?? SERVERS.length).toBe(gone);
    expect(rulesAgainst([BUS, ...budgets])).toEqual([...rules].sort());
    if (budgets.length > 0) apply(budgets, NAMESPACE);
    await counted(budgets.length);
    apply([NO_REPLACEMENTS], NAMESPACE);
    expect(SERVERS.map(pod => evict(NAMESPACE, pod))).toEqual(SERVERS.map((_pod, index) => index < gone ? 'evicted' : 'not now'));
  });

  test('none ever goes with two budgets, of which the check says so', async () => {
    const budgets = [budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 1 }, { name: 'all', matchLabels: { controller: 'eventbus-controller' } })];
    expect(rulesAgainst([BUS, ...budgets])).toEqual(['ha/duplicate-budget']);
    apply(budgets, NAMESPACE);
    await counted(2);
    expect(SERVERS.map(pod => evict(NAMESPACE, pod))).toEqual(['never', 'never', 'never']);
  });
});
