import { METRICS_PATH } from '../../contract/ports';

/** Lines of a frontend that answer with HAProxy's own metrics, where HAProxy was built with its Prometheus exporter. */
export function metricsService(): string[] {
  return [
    '  .if feature(PROMEX)',
    `  http-request use-service prometheus-exporter if { path ${METRICS_PATH} }`,
    '  .endif',
  ];
}
