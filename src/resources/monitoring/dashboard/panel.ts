/** Units of Grafana. */
export type Unit = 'short' | 'none' | 'reqps' | 'ops' | 'ms' | 'percentunit' | 'bytes';

export interface Query {
  readonly expression: string;
  /** Name of each series, with labels in double braces. */
  readonly legend: string;
}

export interface Threshold {
  readonly from: number;
  readonly color: 'green' | 'orange' | 'red';
}

export interface Panel {
  readonly title: string;
  /** What the reader sees, and what is wrong. */
  readonly description: string;
  readonly kind: 'stat' | 'timeseries';
  readonly unit: Unit;
  /** Columns of 24. */
  readonly width: number;
  readonly queries: readonly Query[];
  /** The color of values below the first one is its color. */
  readonly thresholds?: readonly Threshold[];
}

/** A row answers one question. */
export interface Row {
  readonly question: string;
  readonly panels: readonly Panel[];
}
