import { NODE_GUARD_LABEL } from '../../../src/contract/node-guard-names';
import { Access, accessManifests, CLUSTER_ACCESS, NAMESPACE_ACCESS } from '../../../src/drill/cluster/access';
import { cleanUp } from '../../../src/drill/run/clean-up';
import { drill } from '../../../src/drill/run/drill';
import { DrillOptions } from '../../../src/drill/run/options';
import { fakeRun } from '../support/run';

const HOOKS = { off: async () => undefined, on: async () => undefined };

const NODE_GUARD = {
  kind: 'DaemonSet',
  metadata: { name: 'guard', labels: { [NODE_GUARD_LABEL]: 'guard' } },
  status: { desiredNumberScheduled: 6, numberReady: 6, updatedNumberScheduled: 6 },
};

/** What a drill with these options asks of the API server. */
async function asked(options: Partial<DrillOptions>): Promise<string[]> {
  const seen: string[] = [];
  // the second one has to move its tools
  for (const faults of [undefined, ['node']]) {
    const run = fakeRun({ hooks: HOOKS, ...options, faults });
    run.cluster.put(NODE_GUARD);
    run.cluster.streamLeader = faults === undefined ? 1 : 0;
    await drill(run);
    await cleanUp({ cluster: run.cluster, namespace: run.options.namespace, hooks: HOOKS, say: () => undefined });
    seen.push(...[...run.cluster.verbs].flatMap(([resource, verbs]) => [...verbs].map(verb => `${verb} ${resource}`)));
  }
  return seen;
}

function printed(only: readonly Access['only'][]): string[] {
  return [...NAMESPACE_ACCESS, ...CLUSTER_ACCESS].filter(access => access.only === undefined || only.includes(access.only))
    .flatMap(({ resource, verbs }) => verbs.map(verb => `${verb} ${resource}`));
}

test.each<[string, Partial<DrillOptions>, Access['only'][]]>([
  ['a drill', {}, []],
  ['a drill with --allow-cordon', { allowCordon: true }, ['--allow-cordon']],
  ['a drill that upgrades the bus', { upgradeTo: '2.12.12', allowDisruption: true, facts: { podPolicy: true, jetStreamVersions: ['2.10.29', '2.12.12'] } }, ['--upgrade-to']],
  // with own servers and a node guard
  ['a drill in a temporary namespace', { temporary: true, namespace: 'drilled' }, ['--temporary-namespace']],
])('%s asks for exactly what the printed permissions allow', async (_, options, only) => {
  const sorted = (list: readonly string[]) => [...new Set(list)].sort();
  expect(sorted(await asked(options))).toEqual(sorted(printed(only)));
});

test('the permissions are a Role of the namespace and a ClusterRole', () => {
  const [role, clusterRole] = accessManifests('shop', ['--allow-cordon']) as any[];
  expect([role.kind, role.metadata, clusterRole.kind, clusterRole.metadata]).toEqual([
    'Role', { name: 'ha-events-drill', namespace: 'shop' }, 'ClusterRole', { name: 'ha-events-drill-shop' },
  ]);
  expect(role.rules).toContainEqual({ apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] });
  expect(role.rules).toContainEqual({ apiGroups: ['argoproj.io'], resources: ['sensors'], verbs: expect.arrayContaining(['delete']) });
  expect(clusterRole.rules).toContainEqual({ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'patch'] });
});
