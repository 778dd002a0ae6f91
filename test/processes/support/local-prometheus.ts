import { LocalBus } from './local-bus';
import { PrometheusProcess } from '../../support/prometheus-process';

/** A Prometheus that scrapes the exporters of a bus on this machine every two seconds. */
export class LocalPrometheus extends PrometheusProcess {
  public async start(bus: LocalBus, prometheusRule: any): Promise<void> {
    await this.launch({
      global: { scrape_interval: '2s', scrape_timeout: '2s', evaluation_interval: '2s' },
      scrape_configs: [{ job_name: 'bus', static_configs: bus.targets(prometheusRule.metadata.namespace) }],
    }, prometheusRule.spec.groups);
  }
}
