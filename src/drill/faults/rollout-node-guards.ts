import { FaultTools } from './fault';
import { asString, at } from '../../values/json-values';
import { liveFlow } from '../cluster/live-pods';

/** All guards of the namespace, each DaemonSet one node after another. */
export async function rolloutNodeGuards(_: unknown, { cluster, names }: FaultTools): Promise<void> {
  const { nodeGuards } = await liveFlow(cluster, names);
  for (const guard of nodeGuards) await cluster.restart('daemonsets.apps', asString(at(guard, 'metadata', 'name')) ?? '');
}
