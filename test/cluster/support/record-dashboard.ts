import { PrometheusProcess, SampledSeries } from '../../support/prometheus-process';

/** What a panel of a dashboard shows, with its data. */
export interface RecordedPanel {
  readonly title: string;
  readonly kind: 'row' | 'stat' | 'timeseries';
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly unit?: string;
  readonly thresholds?: readonly { readonly color: string; readonly value: number | null }[];
  readonly series: readonly { readonly legend: string; readonly points: readonly (readonly [number, number])[] }[];
}

export interface RecordedDashboard {
  readonly title: string;
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly panels: readonly RecordedPanel[];
}

/** Asks Prometheus each query of a dashboard, as Grafana does. */
export function recordDashboard(prometheus: PrometheusProcess, model: any, from: number, to: number): RecordedDashboard {
  const step = Math.max(5, Math.ceil((to - from) / 240));
  const named = (legend: string, labels: Record<string, string>) => legend.replace(/\{\{(\w+)\}\}/g, (_, label) => labels[label] ?? '').trim();
  const pointsOf = (values: SampledSeries['values']) => values.map(([time, value]) => [time - from, Number(Number(value).toPrecision(5))] as const);
  return {
    title: model.title,
    from,
    to,
    panels: model.panels.map((panel: any): RecordedPanel => ({
      title: panel.title,
      kind: panel.type,
      gridPos: panel.gridPos,
      unit: panel.fieldConfig?.defaults.unit,
      thresholds: panel.fieldConfig?.defaults.thresholds?.steps,
      series: (panel.targets ?? []).flatMap(({ expr, legendFormat }: any) => prometheus.range(expr, from, to, step)
        .map(({ metric, values }) => ({ legend: named(legendFormat, metric), points: pointsOf(values) }))),
    })),
  };
}
