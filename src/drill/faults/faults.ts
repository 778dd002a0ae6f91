import { deleteConsumer } from './delete-consumer';
import { Fault, FaultTools } from './fault';
import { cordon, uncordon } from './journal';
import { rolloutNodeGuards } from './rollout-node-guards';
import { stopProcess } from './stop-process';
import { activeSensor, bucketLeader, Choose, Chosen, nodeGuardsOfFlow, nodeOfStreamLeader, podsOfPart, sourcePod, streamLeader, worstNode, worstZone } from './targets';
import { busToUpgrade, upgradeBus } from './upgrade-bus';
import { liveFlow, LivePart } from '../cluster/live-pods';
import { DrillOptions } from '../run/options';

/** Seconds that a killed pod has: the least that lets the kubelet confirm its end. */
const KILL_GRACE = 1;

const EVICTION_RETRY_SECONDS = 5;

/** From what hurts little to what hurts most. */
export const FAULTS: readonly Fault[] = [
  kill('pod-source', 'pod-source', 'EventSource pod killed', sourcePod),
  kill('pod-sensor', 'pod-sensor', 'active Sensor pod killed', activeSensor),
  kill('pod-bus', 'pod-bus', 'EventBus server that leads the stream killed', streamLeader),
  kill('pod-bucket', 'pod-bus', 'EventBus server that leads the Sensor\'s bucket killed', bucketLeader),
  rollout('rollout-source', 'EventSource rolled out', 'source'),
  rollout('rollout-sensor', 'Sensor rolled out', 'sensor'),
  rollout('rollout-bus', 'EventBus rolled out', 'bus'),
  { id: 'upgrade', failure: 'rollout-bus', title: 'EventBus upgraded', hitsNodes: false, choose: busToUpgrade, act: upgradeBus, impossible: withoutVersion },
  { id: 'guard', failure: 'rollout-guard', title: 'node guards rolled out', hitsNodes: false, choose: nodeGuardsOfFlow, act: rolloutNodeGuards },
  { id: 'stuck', failure: 'stuck', title: 'process of the active Sensor stopped', hitsNodes: false, choose: activeSensor, act: stopProcess, impossible: withoutHostPid },
  { id: 'consumer', failure: 'consumer', title: 'subscription of the Sensor deleted', hitsNodes: false, choose: activeSensor, act: deleteConsumer },
  { id: 'drain', failure: 'drain', title: 'node that leads the stream drained', hitsNodes: false, choose: nodeOfStreamLeader, act: drain },
  { id: 'node', failure: 'node', title: 'node lost', hitsNodes: true, choose: worstNode, act: powerOff, impossible: withoutHooks },
  { id: 'zone', failure: 'zone', title: 'zone lost', hitsNodes: true, choose: worstZone, act: powerOff, impossible: withoutHooks },
];

function kill(id: string, failure: string, title: string, choose: Choose): Fault {
  return {
    id,
    failure,
    title,
    choose,
    hitsNodes: false,
    act: async ({ pods: [pod] }, { cluster }) => cluster.remove('pods', pod.name, { graceSeconds: KILL_GRACE }),
  };
}

function rollout(id: string, title: string, part: LivePart): Fault {
  return {
    id,
    failure: id,
    title,
    choose: podsOfPart(part),
    hitsNodes: false,
    act: async (_, { cluster, names }) => {
      const { workloads } = await liveFlow(cluster, names);
      for (const { name } of workloads.filter(workload => workload.part === part)) {
        await cluster.restart(part === 'bus' ? 'statefulsets.apps' : 'deployments.apps', name);
      }
    },
  };
}

/** Only the pods of the flow: what else runs on the node is none of the drill's business. */
async function drain({ nodes: [node], pods }: Chosen, { cluster, options, restore, journal, say, pause }: FaultTools): Promise<void> {
  const { namespace, allowCordon, recoveryTimeoutSeconds } = options;
  if (allowCordon) {
    restore.push(`uncordon ${node}`, async () => {
      await uncordon(cluster, node, namespace);
      await journal.note({ cordoned: [] });
    });
    await journal.note({ cordoned: [node] });
    if (!await cordon(cluster, node, namespace)) say(`${node} is cordoned already and stays so`);
  }
  let left = pods.map(({ name }) => name);
  for (let waited = 0; left.length > 0; waited += EVICTION_RETRY_SECONDS) {
    const evicted = await Promise.all(left.map(name => cluster.evict(name)));
    left = left.filter((_, index) => !evicted[index]);
    if (left.length === 0) return;
    if (waited >= recoveryTimeoutSeconds) throw new Error(`the eviction of ${left.join(', ')} was refused for ${waited} s: the drain does not end`);
    if (waited === 0) say(`a PodDisruptionBudget holds back the eviction of ${left.join(', ')}; asking again`);
    await pause(EVICTION_RETRY_SECONDS);
  }
}

async function powerOff({ nodes }: Chosen, { options: { hooks }, restore, journal }: FaultTools): Promise<void> {
  restore.push(`turn on ${nodes.join(', ')}`, async () => {
    const failed = (await Promise.allSettled(nodes.map(node => hooks!.on(node)))).filter(result => result.status === 'rejected');
    if (failed.length > 0) throw new Error(failed.map(({ reason }) => (reason as Error).message).join('; '));
    await journal.note({ off: [] });
  });
  await journal.note({ off: nodes });
  // all of a zone at one time
  await Promise.all(nodes.map(node => hooks!.off(node)));
}

function withoutHooks({ hooks }: DrillOptions): string | undefined {
  return hooks === undefined ? 'takes commands that turn a node off and on: --node-off \'COMMAND {node}\' --node-on \'COMMAND {node}\'' : undefined;
}

function withoutVersion({ upgradeTo }: DrillOptions): string | undefined {
  return upgradeTo === undefined ? 'takes the version to go to: --upgrade-to VERSION' : undefined;
}

function withoutHostPid({ allowHostPid }: DrillOptions): string | undefined {
  return allowHostPid ? undefined : 'takes a pod in the process namespace of the node, which stops the process of the Sensor: --allow-host-pid';
}
