import { Cluster, CLUSTER_WIDE, ClusterError, RemoveOptions, Resource, RolledOut } from './cluster';
import { kubectlFailure } from './kubectl-failure';
import { runProgram } from './program';
import { UsageError } from '../../contract/usage-error';
import { asArray, Json } from '../../values/json-values';

/** Runs kubectl with these arguments and gives what it prints; throws what it says. */
export type Run = (args: readonly string[], input?: string) => Promise<string>;

export interface KubectlOptions {
  readonly namespace: string;
  readonly context?: string;
  /** Path of the program; otherwise it is looked for in PATH. */
  readonly program?: string;
  readonly run?: Run;
}

/** The cluster by the program `kubectl`, with the configuration of whoever runs it. */
export class KubectlCluster implements Cluster {
  public constructor(private readonly options: KubectlOptions) {}

  public async get(resource: Resource, name: string): Promise<Json | undefined> {
    const text = await this.kubectl(['get', resource, name, '--ignore-not-found', '-o', 'json', ...this.where(resource)]);
    return text.trim() === '' ? undefined : JSON.parse(text);
  }

  public async list(resource: Resource, selector?: string): Promise<Json[]> {
    const text = await this.kubectl(['get', resource, ...selector === undefined ? [] : ['-l', selector], '-o', 'json', ...this.where(resource)]);
    return asArray(JSON.parse(text).items) as Json[];
  }

  public async create(objects: readonly Json[]): Promise<void> {
    const list = { apiVersion: 'v1', kind: 'List', items: objects };
    await this.kubectl(['create', '-f', '-', '-n', this.options.namespace], JSON.stringify(list));
  }

  public async remove(resource: Resource, name: string, { graceSeconds, wait = false }: RemoveOptions = {}): Promise<void> {
    await this.kubectl(['delete', resource, name, '--ignore-not-found', `--wait=${wait}`,
      ...graceSeconds === undefined ? [] : [`--grace-period=${graceSeconds}`], ...wait ? [`--timeout=${DELETE_SECONDS}s`] : [], ...this.where(resource)]);
  }

  public async patch(resource: Resource, name: string, patch: Json): Promise<void> {
    await this.kubectl(['patch', resource, name, '--type=merge', '-p', JSON.stringify(patch), ...this.where(resource)]);
  }

  public async evict(pod: string): Promise<boolean> {
    const { namespace } = this.options;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace } };
    try {
      await this.kubectl(['create', '--raw', `/api/v1/namespaces/${namespace}/pods/${pod}/eviction`, '-f', '-'], JSON.stringify(eviction));
      return true;
    } catch (error) {
      switch ((error as ClusterError).failure) {
        case 'too many requests': return false;
        // it is gone already
        case 'not found': return true;
        default: throw error;
      }
    }
  }

  public async restart(resource: RolledOut, name: string): Promise<void> {
    await this.kubectl(['rollout', 'restart', `${resource}/${name}`, ...this.where(resource)]);
  }

  public async exec(pod: string, command: readonly string[]): Promise<string> {
    return this.kubectl(['exec', pod, ...this.where('pods'), '--', ...command]);
  }

  public async version(): Promise<string> {
    return JSON.parse(await this.kubectl(['get', '--raw', '/version'])).gitVersion;
  }

  private where(resource: Resource): string[] {
    return (CLUSTER_WIDE as readonly string[]).includes(resource) ? [] : ['-n', this.options.namespace];
  }

  private async kubectl(args: readonly string[], input?: string): Promise<string> {
    const { context, program = 'kubectl', run = runKubectl(program) } = this.options;
    return run([...context === undefined ? [] : ['--context', context], ...args], input);
  }
}

/** What a library of kubectl logs before kubectl says the same. */
const LOG_LINE = /^E\d{4} .*\n/gm;

/** An API server that does not answer must not hold up the restoring of what was done. */
const TIMEOUT_SECONDS = 330;
/** A namespace goes when its volumes and pods are gone. */
const DELETE_SECONDS = 300;

const runKubectl = (program: string): Run => async (args, input) => {
  const { code, stdout, stderr } = await runProgram(program, args, { input, timeoutSeconds: TIMEOUT_SECONDS, until: 'close' }).catch(error => {
    throw error.code === 'ENOENT' ? new UsageError(`the program ${program} was not found. Install kubectl, or add its folder to PATH`) : error;
  });
  if (code === 0) return stdout;
  throw new ClusterError(`kubectl ${args.slice(0, 6).join(' ')}: ${stderr.replace(LOG_LINE, '').trim() || `it ended with ${code}`}`, kubectlFailure(stderr));
};
