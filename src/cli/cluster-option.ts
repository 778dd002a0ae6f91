import { stringify } from 'yaml';
import { Arguments, Options } from './arguments';
import { Terminal } from './command';
import { UsageError } from '../contract/usage-error';
import { Facts } from '../flow/facts';
import { loadFiles, LoadedFlow } from '../flow/load-flow';
import { Unreadable } from '../lint/engine/unreadable';
import { readAccess } from '../live/access';
import { readCluster } from '../live/read-cluster';
import { ReadOnlyKubectl, RunKubectl } from '../live/read-only-kubectl';

export const CLUSTER_OPTIONS: Options = {
  'cluster': { type: 'boolean', help: 'read a cluster instead of files, with kubectl; changes nothing there' },
  'context': { type: 'string', value: 'NAME', help: 'context of the kubeconfig (default: the current one)' },
  'namespace': { type: 'string', value: 'NAME', help: 'namespace to read (default: all)' },
  'print-rbac': { type: 'boolean', help: 'print the least rights for --cluster, as YAML' },
};

/** What a cluster gave, in place of files. */
export interface ClusterFlow extends LoadedFlow {
  /** The context, and what was read of it. */
  readonly name: string;
  readonly facts: Facts;
  readonly unreadable: readonly Unreadable[];
}

/** Where --cluster is given: the flow of the cluster; undefined where manifests are given. Tells on standard error of which cluster it is, and what it could not read. */
export async function clusterFlow(command: string, given: Arguments, terminal: Terminal, run?: RunKubectl): Promise<ClusterFlow | undefined> {
  const [context, namespace] = [given.text('context'), given.text('namespace')];
  if (!given.flag('cluster')) {
    const [unused] = ['context', 'namespace'].filter(name => given.text(name) !== undefined);
    if (unused !== undefined && !given.flag('print-rbac')) throw new UsageError(`--${unused} is for --cluster, which is not given. Add --cluster, or remove --${unused}`);
    if (given.paths.length === 0) throw new UsageError(`no manifests given: ha-events ${command} PATH..., - for standard input, or --cluster`);
    return undefined;
  }
  if (given.paths.length > 0) throw new UsageError(`--cluster and ${given.paths[0]}: got both a cluster and files. Give one of them; --before takes files beside a cluster`);
  const cluster = await readCluster(new ReadOnlyKubectl({ context, run }), namespace);
  const name = `the cluster of the context ${cluster.context}, ${namespace === undefined ? 'all namespaces' : `namespace ${namespace}`}`;
  terminal.writeError(`read ${name}\n`);
  for (const { kind, right } of cluster.unreadable) terminal.writeError(`not read: ${kind}; needs the right ${right} (--print-rbac prints all)\n`);
  return {
    ...loadFiles([{ file: `cluster ${cluster.context}`, text: cluster.text }], { cluster: { live: cluster.buses, complete: cluster.complete } }),
    name,
    facts: cluster.facts,
    unreadable: cluster.unreadable,
  };
}

/** Prints the rights as YAML where --print-rbac is given; a command then does nothing else. */
export function printAccess(given: Arguments, terminal: Terminal): boolean {
  if (!given.flag('print-rbac')) return false;
  terminal.write(readAccess(given.text('namespace')).map(manifest => stringify(manifest)).join('---\n'));
  return true;
}
