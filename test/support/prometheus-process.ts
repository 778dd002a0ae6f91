import { ChildProcess, execFileSync, spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { eventually } from '../cluster/support/eventually';

export interface SampledSeries {
  readonly metric: Record<string, string>;
  /** Seconds since 1970, and the value. */
  readonly values: readonly (readonly [number, string])[];
}

export interface FiringAlert {
  readonly alertname: string;
  readonly [label: string]: string;
}

/** A Prometheus that scrapes what its configuration says, and evaluates rules. */
export class PrometheusProcess {
  protected readonly folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  private readonly address: string;
  private process?: ChildProcess;

  /** `run`: a command that runs the command after it, for example in another network. */
  public constructor(private readonly run: readonly string[] = [], port = 19090) {
    this.address = `127.0.0.1:${port}`;
  }

  /** Starts it. Other rules, or another configuration, need another one. */
  protected async launch(configuration: object, groups: readonly object[]): Promise<void> {
    this.write('rules.json', { groups });
    this.write('prometheus.json', { ...configuration, rule_files: ['rules.json'] });
    const [program, ...args] = [
      ...this.run, 'prometheus', `--config.file=${join(this.folder, 'prometheus.json')}`, `--storage.tsdb.path=${join(this.folder, 'data')}`,
      `--web.listen-address=${this.address}`, '--log.level=error',
    ];
    this.process = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    await eventually(30, () => this.get('/-/ready'));
  }

  public stop(): void {
    this.process?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Results of a query now. */
  public query(expression: string): { readonly metric: Record<string, string>; readonly value: number }[] {
    const { data: { result } } = JSON.parse(this.get(`/api/v1/query?query=${encodeURIComponent(expression)}`));
    return result.map(({ metric, value }: any) => ({ metric, value: Number(value[1]) }));
  }

  /** Results of a query over time. */
  public range(expression: string, from: number, to: number, step: number): SampledSeries[] {
    return JSON.parse(this.get(`/api/v1/query_range?query=${encodeURIComponent(expression)}&start=${from}&end=${to}&step=${step}`)).data.result;
  }

  /** Labels of the alerts that fire now. */
  public firing(): FiringAlert[] {
    const { data: { alerts } } = JSON.parse(this.get('/api/v1/alerts'));
    return alerts.filter(({ state }: any) => state === 'firing').map(({ labels }: any) => labels);
  }

  public firingNames(): string[] {
    return [...new Set(this.firing().map(({ alertname }) => alertname))].sort();
  }

  /** Names of the alerts that fired at any time since. */
  public firedSince(start: Date): string[] {
    const seconds = Math.ceil((Date.now() - start.getTime()) / 1000);
    return this.query(`group by (alertname) (last_over_time(ALERTS{alertstate="firing"}[${seconds}s]))`).map(({ metric }) => metric.alertname).sort();
  }

  protected write(file: string, content: unknown): void {
    writeFileSync(join(this.folder, file), JSON.stringify(content));
  }

  private get(path: string): string {
    const [program, ...args] = [...this.run, 'curl', '-sf', '-m', '10', `http://${this.address}${path}`];
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
}
