import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { apply } from './support/apply';
import { eventually, sleep } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster, testWithNodes } from './support/on-cluster';
import { testName } from './support/test-run';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, LeaderElection } from '../../src';
import { eventSourceWorkload } from '../../src/argo-events/workload/event-source-workload';
import { analyseYaml } from '../analysis/manifests';
import { checkText } from '../lint/support/check-text';

jest.setTimeout(300_000);

const NAMESPACE = testName('lease');
const LEASE = 'eventsource-clock';
const DEPLOYMENT = 'deployment/clock-eventsource-x';

const objects: any[] = (() => {
  const chart = new Chart(new App(), 'lease', { namespace: NAMESPACE });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.NODE, runtime: BusRuntime.NATIVE, podPolicy: false });
  new HaEventSource(chart, 'Clock', {
    metadata: { name: 'clock' }, eventBus, replicas: 2, leaderElection: LeaderElection.lease(), calendar: { tick: { interval: '1s' } },
  });
  return chart.toJson();
})();
const ofKind = (...kinds: string[]) => objects.filter(({ kind }) => kinds.includes(kind));
const [eventSource] = ofKind('EventSource');
const ofSource = ({ metadata }: any) => metadata.name === LEASE;
const yaml = (some: object[]) => some.map(object => JSON.stringify(object)).join('\n---\n');

/** What the controller makes of the EventSource, with a process that only elects. */
function deployment(): any {
  const made = eventSourceWorkload(eventSource, { namespace: NAMESPACE, eventBus: ofKind('EventBus')[0], image: 'node:20-alpine', imagePullPolicy: 'IfNotPresent', suffix: 'x' })!;
  const { deployment: workload } = made as any;
  const { spec } = workload.spec.template;
  const [main] = spec.containers;
  delete main.args;
  main.command = ['node', '/client/elector.client.js'];
  main.env = [...main.env.filter(({ name }: any) => name.startsWith('LEADER_ELECTION_')), { name: 'LEASE', value: LEASE }, { name: 'NAMESPACE', value: NAMESPACE }];
  main.volumeMounts = [{ name: 'client', mountPath: '/client' }];
  main.resources = { requests: { cpu: '5m', memory: '64Mi' } };
  spec.volumes = [{ name: 'client', configMap: { name: 'clients' } }];
  return workload;
}

const pods = (): any[] => get('pods', '-n', NAMESPACE, '-l', 'eventsource-name=clock').items.filter(({ metadata }: any) => !metadata.deletionTimestamp);
const lease = () => get('lease', LEASE, '-n', NAMESPACE).spec;

async function active(): Promise<any> {
  return eventually(60, () => {
    const pod = pods().find(({ metadata }) => metadata.name === lease().holderIdentity);
    if (pod === undefined) throw new Error(`nobody leads; the Lease names ${lease().holderIdentity}`);
    return pod;
  });
}

/** Seconds until another pod than the one that led has the Lease. */
async function handover(from: string, since: number): Promise<number> {
  return eventually(90, () => {
    const { holderIdentity, acquireTime } = lease();
    if (!holderIdentity || holderIdentity === from) throw new Error(`${from} still has the Lease`);
    return (Date.parse(acquireTime) - since) / 1000;
  });
}

const pauses = analyseYaml(yaml(objects), { zones: 3, nodes: 6 }).groups[0].verdicts;

describeOnCluster('two pods that are elected by the Lease of a construct', () => {
  beforeAll(() => {
    freshNamespace(NAMESPACE);
    const clients = { 'elector.client.js': readFileSync(join(__dirname, 'support', 'elector.client.js'), 'utf8') };
    apply([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'clients' }, data: clients }, ...ofKind('ServiceAccount', 'Role', 'RoleBinding').filter(ofSource)], NAMESPACE);
    apply([deployment()], NAMESPACE);
  });
  beforeEach(async () => {
    kubectl(['rollout', 'status', DEPLOYMENT, '-n', NAMESPACE, '--timeout=90s']);
    await active();
    // the Lease is renewed by one that has it for a while
    await sleep(5);
  });
  afterAll(() => deleteNamespace(NAMESPACE));

  test('have one that is active, and a drain hands over within the time that the analysis says', async () => {
    const { metadata: { name } } = await active();
    const since = Date.now();
    kubectl(['delete', 'pod', name, '-n', NAMESPACE, '--wait=false']);
    const seconds = await handover(name, since);
    process.stdout.write(`the active pod is told to end: another one after ${seconds} s, ${pauses.get('drain')!.pause} s predicted\n`);
    expect(seconds).toBeLessThanOrEqual(pauses.get('drain')!.pause);
    // it was released, and did not run out
    expect(seconds).toBeLessThan(10);
  });

  testWithNodes('have another one that is active within the time that the analysis says when its node is lost', async tool => {
    const { metadata: { name }, spec: { nodeName } } = await active();
    execFileSync(tool, ['off', nodeName]);
    // turning it off takes a while, in which its pod may still renew the Lease
    const since = Date.now();
    try {
      const seconds = await handover(name, since);
      process.stdout.write(`the node of the active pod is lost: another one after ${seconds} s, ${pauses.get('node-source')!.pause} s predicted\n`);
      expect(seconds).toBeLessThanOrEqual(pauses.get('node-source')!.pause);
      // it ran out
      expect(seconds).toBeGreaterThan(10);
    } finally {
      execFileSync(tool, ['on', nodeName]);
    }
  });

  test('have none that is active where a rule for the name of the Lease is to allow its creation, as the check says', async () => {
    const [role] = ofKind('Role').filter(ofSource);
    const byName = { ...role, rules: [{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: [LEASE], verbs: ['get', 'create', 'update'] }] };
    const { report: { findings } } = checkText(yaml(objects.map(object => object === role ? byName : object)), {}, { rules: ['ha/no-lease-permission'] });
    expect(findings.map(({ what }) => what)).toEqual([`the ServiceAccount ${LEASE} has no permission to create leases`]);
    apply([byName], NAMESPACE);
    try {
      kubectl(['scale', DEPLOYMENT, '-n', NAMESPACE, '--replicas=0']);
      await eventually(60, () => expect(get('pods', '-n', NAMESPACE, '-l', 'eventsource-name=clock').items).toEqual([]));
      kubectl(['delete', 'lease', LEASE, '-n', NAMESPACE]);
      kubectl(['scale', DEPLOYMENT, '-n', NAMESPACE, '--replicas=2']);
      kubectl(['rollout', 'status', DEPLOYMENT, '-n', NAMESPACE, '--timeout=90s']);
      await sleep(20);
      expect(get('leases', '-n', NAMESPACE).items).toEqual([]);
      // to Kubernetes they look as if all were well
      expect(pods().map(({ status }) => status.phase)).toEqual(['Running', 'Running']);
      for (const { metadata: { name } } of pods()) expect(kubectl(['logs', name, '-n', NAMESPACE])).toContain(`POST /apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases: 403`);
    } finally {
      apply([role], NAMESPACE);
    }
    await active();
  });
});
