import { spawnSync } from 'child_process';
import { loadavg } from 'os';
import { corrected, Done, work } from './silence/hour';
import { normalWork } from './silence/normal-work';
import { pendingTable, workTable } from './silence/table';
import { inPods, onNodes, WatchedFlow } from './silence/watched-flow';
import { hasArgoEvents, NO_ARGO_EVENTS } from '../../cluster/support/argo-events';
import { get } from '../../cluster/support/kubectl';
import { nodeTool } from '../../cluster/support/on-cluster';
import { testName } from '../../cluster/support/test-run';

/**
 * Whether the alerts stay silent while nothing fails: two flows with five requests a second, an hour of normal work, and a Prometheus for each with the
 * rules of HaMonitoring as they are. Drains nodes in turn, of the pods of the two flows only, and replaces the pods of the controller of Argo Events.
 * MINUTES, default 60. NATIVE_VERSION: a version that the controller lists, and whose images are in the cluster. Arguments are words of the names of
 * activities; without any, all are done.
 */
const minutes = Number(process.env.MINUTES ?? 60);
const version = process.env.NATIVE_VERSION ?? '2.10.29';
const wanted = process.argv.slice(2);
const FIRST_PORT = 19190;
/** Of each flow: one for Prometheus and two for kube-state-metrics. */
const PORTS = 3;
const PROGRAMS = ['prometheus', 'kube-state-metrics'];

const flows = [onNodes(testName('silence-own'), FIRST_PORT), inPods(testName('silence-native'), FIRST_PORT + PORTS, version)].map(form => new WatchedFlow(form));

async function main(): Promise<void> {
  if (!hasArgoEvents) throw new Error(NO_ARGO_EVENTS);
  if (!nodeTool) throw new Error('CLUSTER is not set. Prometheus cannot reach the pods. Set it to the tool of the cluster, as npx projen test:alerts has it');
  const missing = PROGRAMS.find(program => spawnSync(program, ['--version']).error !== undefined);
  if (missing) throw new Error(`${missing}: the program is not installed. No alert can be seen. Install it, and add its folder to PATH`);
  if (!(minutes > 0)) throw new Error(`MINUTES: got ${process.env.MINUTES}. Allowed: a number above 0`);
  const nodes: any[] = get('nodes').items;
  const activities = normalWork(nodes.map(({ metadata }) => metadata.name), minutes)
    .filter(({ name }) => wanted.length === 0 || wanted.some(word => name.includes(word)));
  if (activities.length === 0) throw new Error(`no activity has ${wanted.join(' or ')} in its name`);
  console.log(`Kubernetes ${nodes[0].status.nodeInfo.kubeletVersion}, ${nodes.length} nodes, native bus ${version}, ${minutes} minutes, ${new Date().toISOString().slice(0, 10)}\n`);
  try {
    await Promise.all(flows.map(flow => flow.start()));
    report(await work(flows, activities, minutes * 60, tell));
  } finally {
    for (const flow of flows) flow.stop();
  }
}

function report(all: readonly Done[]): void {
  const named = (name: string) => flows.find(flow => flow.name === name)!;
  const done = corrected(all, (flow, events) => named(flow).recorded.undelivered(events));
  const [from, to] = [done[0].from, Math.max(...done.map(each => each.to))];
  const watched = new Map(flows.map(flow => [flow.name, { spells: flow.spells(from, to), pending: flow.pendingTimes() }]));
  console.log(`${workTable(done, watched)}\n\n${pendingTable(watched, done)}`);
}

function tell({ activity, flow, delivery, problem }: Done): void {
  const requests = delivery ? `${delivery.refused} of ${delivery.sent} refused ${JSON.stringify(delivery.answers)}, ${delivery.lost.length} not delivered` : 'no requests';
  process.stderr.write(`${new Date().toISOString()} ${activity}, ${flow}: ${problem ?? 'done'}; ${requests}; load ${loadavg()[0].toFixed(1)}\n`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
