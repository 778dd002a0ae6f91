import { UsageError } from '../contract/usage-error';
import { kubectlFailure } from '../drill/cluster/kubectl-failure';
import { runProgram } from '../drill/cluster/program';
import { asArray, asRecord, Json } from '../values/json-values';

/** What a read gave: items, or why there are none. */
export type Read<T> = { readonly value: T } | { readonly failure: 'forbidden' | 'no such kind' };

/** Runs kubectl with these arguments. */
export type RunKubectl = (args: readonly string[]) => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;

export interface ReadOnlyKubectlOptions {
  readonly context?: string;
  readonly run?: RunKubectl;
}

const TIMEOUT_SECONDS = 60;

/** kubectl for reading: `get` and `config current-context`, and nothing else. */
export class ReadOnlyKubectl {
  private readonly run: RunKubectl;

  public constructor(private readonly options: ReadOnlyKubectlOptions) {
    this.run = options.run ?? (args => runProgram('kubectl', args, { timeoutSeconds: TIMEOUT_SECONDS, until: 'close' }).catch(error => {
      throw error.code === 'ENOENT' ? new UsageError('the program kubectl was not found. Install kubectl, or add its folder to PATH') : error;
    }));
  }

  /** The items of a resource; in all namespaces when none is given. */
  public async list(resource: string, namespace?: string): Promise<Read<readonly Json[]>> {
    const read = await this.get([resource, ...namespace === undefined ? ['-A'] : ['-n', namespace], '-o', 'json']);
    return 'failure' in read ? read : { value: (asArray(asRecord(JSON.parse(read.value))?.items) ?? []).map(asRecord).filter(item => item !== undefined) };
  }

  /** The answer of a path of the API server. */
  public async raw(path: string): Promise<Read<string>> {
    return this.get(['--raw', path]);
  }

  public async currentContext(): Promise<string> {
    if (this.options.context !== undefined) return this.options.context;
    const { code, stdout, stderr } = await this.run(['config', 'current-context']);
    if (code !== 0) throw new UsageError(`kubectl has no current context: ${stderr.trim()}. Give one with --context`);
    return stdout.trim();
  }

  private async get(args: readonly string[]): Promise<Read<string>> {
    const { context } = this.options;
    const { code, stdout, stderr } = await this.run([...context === undefined ? [] : ['--context', context], 'get', ...args]);
    if (code === 0) return { value: stdout };
    const failure = kubectlFailure(stderr);
    if (failure === 'forbidden' || failure === 'no such kind') return { failure };
    throw new UsageError(`kubectl get ${args.slice(0, 3).join(' ')}: ${stderr.trim() || `it ended with ${code}`}`);
  }
}
