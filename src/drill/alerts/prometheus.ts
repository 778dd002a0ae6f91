import { UsageError } from '../../contract/usage-error';
import { strings } from '../../manifests/strings';
import { asArray, asRecord, asRecords, asString, at, Json } from '../../values/json-values';

/** A series over time, as `query_range` gives it. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970 of each sample. */
  readonly times: readonly number[];
}

/** An alerting rule that Prometheus has loaded. */
export interface LoadedRule {
  readonly name: string;
  readonly pendingSeconds: number;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Range {
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** What the drill asks Prometheus, or anything with its HTTP API. */
export interface Prometheus {
  readonly url: string;
  rules(): Promise<LoadedRule[]>;
  range(expression: string, range: Range): Promise<RangeSeries[]>;
}

/** Prometheus does not answer as its API says. */
export class PrometheusError extends Error {}

const TIMEOUT_MS = 20_000;

/** @see https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class HttpPrometheus implements Prometheus {
  private readonly base: string;

  /** @param url without `/api/v1` */
  public constructor(public readonly url: string) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '' || parsed.search !== '') {
      throw new UsageError(`--prometheus is ${JSON.stringify(url)}. Allowed: an http or https URL without user and query, for example http://localhost:9090`);
    }
    this.base = url.replace(/\/+$/, '');
  }

  public async rules(): Promise<LoadedRule[]> {
    const data = await this.ask('/api/v1/rules', { type: 'alert' });
    return asRecords(at(data, 'groups')).flatMap(group => asRecords(group.rules)).map(rule => ({
      name: asString(rule.name) ?? '',
      pendingSeconds: Number(rule.duration ?? 0),
      labels: strings(rule.labels),
    }));
  }

  public async range(expression: string, { from, to, step }: Range): Promise<RangeSeries[]> {
    const data = await this.ask('/api/v1/query_range', { query: expression, start: String(from), end: String(to), step: String(step) });
    return asRecords(at(data, 'result')).map(({ metric, values }) => ({
      labels: strings(metric),
      times: (asArray(values) ?? []).map(sample => Number(asArray(sample)?.[0])),
    }));
  }

  private async ask(path: string, parameters: Record<string, string>): Promise<unknown> {
    const answer = await this.answer(path, new URLSearchParams(parameters));
    if (answer.status !== 'success') throw new PrometheusError(`${this.url}${path}: ${asString(answer.error) ?? 'the answer is not one of Prometheus'}`);
    return answer.data;
  }

  private async answer(path: string, body: URLSearchParams): Promise<Json> {
    try {
      const get = path.endsWith('/rules');
      const response = await fetch(`${this.base}${path}${get ? `?${body.toString()}` : ''}`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        // an expression can be longer than a URL may be
        ...!get && { method: 'POST', body },
      });
      const text = await response.text();
      try {
        return asRecord(JSON.parse(text)) ?? {};
      } catch {
        throw new PrometheusError(`${this.url}${path}: HTTP ${response.status}, and no JSON`);
      }
    } catch (error) {
      if (error instanceof PrometheusError) throw error;
      const { message, cause } = error as Error;
      throw new PrometheusError(`${this.url}${path}: ${(cause as Error | undefined)?.message ?? message}`);
    }
  }
}
