import { execFileSync } from 'child_process';
import { BusRuntime, HaEventBus } from '../../../src';
import { eventually, sleep } from '../../cluster/support/eventually';
import { get, kubectl } from '../../cluster/support/kubectl';
import { deleteNamespace } from '../../cluster/support/namespaces';
import { hasCluster } from '../../cluster/support/on-cluster';
import { OPT_IN } from '../../cluster/support/opt-in';
import { RecordedFlow } from '../../cluster/support/recorded-flow';
import { testName } from '../../cluster/support/test-run';

/**
 * What a flow with node guards does when its pods start at the same time as the guard of their node: on a new node, and after all nodes lost power. Needs
 * Argo Events. NODE_OFF and NODE_ON are commands that get the name of a node. NODE_ON must end all processes of the pods of the node first, as a loss of
 * power does.
 */
const { NODE_OFF, NODE_ON } = process.env;
const OFF_SECONDS = 30;
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const flow = new RecordedFlow(testName('restarts'));
const TOOLS = ['load', 'sink'];

const pods = (): any[] => get('pods', '-n', flow.namespace).items.filter(({ status }: any) => status.phase !== 'Succeeded');
const restarts = (some: any[]): number => some.flatMap(({ status }) => status.containerStatuses ?? [])
  .reduce((sum, { restartCount }) => sum + restartCount, 0);
const since = (start: number) => `${((Date.now() - start) / 1000).toFixed(0)} s`;

/** All pods of a node are deleted at once: those that replace them meet a node whose guard does not run yet. */
async function newNode(): Promise<string[]> {
  const at = (node: string) => pods().filter(({ spec }) => spec.nodeName === node);
  const isTool = ({ metadata }: any) => TOOLS.includes(metadata.name);
  const client = ({ metadata }: any) => ['eventsource-controller', 'sensor-controller'].includes(metadata.labels?.controller);
  const nodes: string[] = get('nodes').items.map(({ metadata }: any) => metadata.name);
  const clientsOn = (node: string) => at(node).filter(client).length;
  const [node] = nodes.filter(name => !at(name).some(isTool)).sort((a, b) => clientsOn(b) - clientsOn(a));
  const names = at(node).map(({ metadata }) => metadata.name);
  const start = Date.now();
  const { sent, refused, gap, lost } = await flow.under(async () => {
    kubectl(['delete', 'pod', '-n', flow.namespace, '--grace-period=0', '--force', '--wait=false', ...names]);
    await sleep(2);
    await flow.podsReady();
    await sleep(10);
  });
  const created = ({ metadata }: any) => Date.parse(metadata.creationTimestamp) >= start - 1000;
  const counts = [`${refused} of ${sent}`, String(lost.length), `${(gap / 1000).toFixed(1)} s`];
  return [`all ${names.length} pods of ${node} created at once`, ...counts, since(start), String(restarts(pods().filter(created)))];
}

async function allNodes(): Promise<string[]> {
  const nodes: string[] = get('nodes').items.map(({ metadata }: any) => metadata.name);
  const each = (command: string) => nodes.forEach(node => execFileSync('sh', ['-c', `${command} ${node}`], { stdio: 'ignore' }));
  const before = restarts(pods());
  each(NODE_OFF!);
  await sleep(OFF_SECONDS);
  each(NODE_ON!);
  const start = Date.now();
  await eventually(600, async () => {
    const { sent, refused, lost } = await flow.under(() => sleep(1), 5);
    if (refused > 0 || lost.length > 0) throw new Error(`${refused} refused and ${lost.length} not delivered of ${sent}`);
  });
  const flows = since(start);
  await flow.podsReady();
  return [`all ${nodes.length} nodes restarted`, '–', '–', `flows after ${flows}`, since(start), String(restarts(pods()) - before)];
}

async function main(): Promise<void> {
  if (!hasCluster) throw new Error(`${OPT_IN} is not set. Set it to the current context of kubectl, to a cluster with Argo Events`);
  if (!NODE_OFF || !NODE_ON) throw new Error('NODE_OFF or NODE_ON is not set. Set both to commands that turn a node off and on; they get the name of the node');
  flow.start(chart => {
    const bus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { enabled: true }, persistence: { volumeSize: '1Gi' } });
    flow.source(chart, bus);
    flow.sensor(chart, bus, 'fulfil');
  });
  try {
    await flow.flows();
    console.log(`Kubernetes ${get('nodes').items[0].status.nodeInfo.kubeletVersion}, ${new Date().toISOString().slice(0, 10)}\n`);
    console.log('| what | refused | lost | gap | all Ready after | restarts of containers |');
    console.log('|---|---|---|---|---|---|');
    for (const work of [newNode, allNodes]) {
      for (let round = 0; round < ROUNDS; round++) {
        console.log(`| ${(await work()).join(' | ')} |`);
        await flow.flows();
      }
    }
  } finally {
    deleteNamespace(flow.namespace);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
