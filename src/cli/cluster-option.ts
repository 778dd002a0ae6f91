import { stringify } from 'yaml';
import { Arguments, Options } from './arguments';
import { Terminal } from './command';
import { UsageError, unknownWord } from '../contract/usage-error';
import { Facts } from '../flow/facts';
import { loadFiles, LoadedFlow } from '../flow/load-flow';
import { Unreadable } from '../lint/engine/unreadable';
import { readAccess } from '../live/access';
import { LiveCluster, readCluster } from '../live/read-cluster';
import { ReadOnlyKubectl, RunKubectl } from '../live/read-only-kubectl';
import { FileText } from '../manifests/load-manifests';
import { at, Json } from '../values/json-values';

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

/** A cluster, and its name for people. */
export type GivenCluster = LiveCluster & { readonly name: string };

/** Where --cluster is given: the flow of the cluster; undefined where manifests are given. */
export async function clusterFlow(command: string, given: Arguments, terminal: Terminal, run?: RunKubectl): Promise<ClusterFlow | undefined> {
  const cluster = await givenCluster(command, given, terminal, run);
  if (cluster === undefined) return undefined;
  const { name, facts, unreadable, buses, complete } = cluster;
  return { ...loadFiles([clusterText(cluster, cluster.objects)], { cluster: { live: buses, complete } }), name, facts, unreadable };
}

/** Objects of a cluster as if read from a file. */
export function clusterText({ context }: LiveCluster, objects: readonly Json[]): FileText {
  return { file: `cluster ${context}`, text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) };
}

/**
 * Where --cluster is given: what is in the cluster; undefined where manifests are given. Tells on standard error of which cluster it is, and what it could
 * not read.
 */
export async function givenCluster(command: string, given: Arguments, terminal: Terminal, run?: RunKubectl): Promise<GivenCluster | undefined> {
  const [context, namespace] = [given.text('context'), given.text('namespace')];
  if (!given.flag('cluster')) {
    const [unused] = ['context', 'namespace'].filter(name => given.text(name) !== undefined);
    if (unused !== undefined && !given.flag('print-rbac')) throw new UsageError(`--${unused} is for --cluster, which is not given. Add --cluster, or remove --${unused}`);
    if (given.paths.length === 0) throw new UsageError(`no manifests given: ha-events ${command} PATH..., - for standard input, or --cluster`);
    return undefined;
  }
  if (given.paths.length > 0) throw new UsageError(`--cluster and ${given.paths[0]}: got both a cluster and files. Give one of them${command === 'check' ? '; --before takes files beside a cluster' : ''}`);
  const cluster = await readCluster(new ReadOnlyKubectl({ context, run }), namespace);
  const namespaces = cluster.objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => String(at(metadata, 'name')));
  if (namespace !== undefined && namespaces.length > 0 && !namespaces.includes(namespace)) {
    throw unknownWord('--namespace: the cluster has no namespace', namespace, namespaces);
  }
  const name = `the cluster of the context ${cluster.context}, ${namespace === undefined ? 'all namespaces' : `namespace ${namespace}`}`;
  terminal.writeError(`read ${name}\n`);
  for (const { kind, right } of cluster.unreadable) terminal.writeError(`not read: ${kind}; needs the right ${right} (--print-rbac prints all)\n`);
  return { ...cluster, name };
}

/** Prints the rights as YAML where --print-rbac is given; a command then does nothing else. */
export function printAccess(given: Arguments, terminal: Terminal, needs: { readonly usage?: boolean } = {}): boolean {
  if (!given.flag('print-rbac')) return false;
  terminal.write(readAccess(given.text('namespace'), needs).map(manifest => stringify(manifest)).join('---\n'));
  return true;
}
