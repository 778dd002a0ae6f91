import { LoadedRule, Prometheus, PrometheusError, Range, RangeSeries } from '../../../src/drill/alerts/prometheus';

/** A series that goes on from one time to another, in seconds since 1970. */
export interface Course {
  /** Matched against the expression. */
  readonly of: RegExp;
  readonly labels: Record<string, string>;
  readonly from: number;
  readonly to: number;
}

/** A Prometheus in memory, with the series that it is given. */
export class FakePrometheus implements Prometheus {
  public readonly url = 'http://prometheus:9090';
  /** Says this in place of an answer. */
  public silent?: string;
  public readonly asked: string[] = [];

  public constructor(public readonly courses: Course[] = [], private readonly loaded: readonly LoadedRule[] = []) {}

  public async rules(): Promise<LoadedRule[]> {
    return [...this.loaded];
  }

  public async range(expression: string, { from, to, step }: Range): Promise<RangeSeries[]> {
    this.asked.push(expression);
    if (this.silent !== undefined) throw new PrometheusError(this.silent);
    const times = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
    return this.courses.filter(({ of }) => of.test(expression))
      .map(course => ({ labels: course.labels, times: times.filter(time => time >= course.from && time <= course.to) }))
      .filter(series => series.times.length > 0);
  }
}
