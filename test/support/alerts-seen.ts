import { PrometheusProcess } from './prometheus-process';
import { eventually } from '../cluster/support/eventually';

/** They look back 5, 10 or 15 minutes, and fire as long after the repair. */
const LINGER = [
  'ArgoEventsBusSlowConsumers', 'ArgoEventsSensorTriggerFailing', 'ArgoEventsSourceProcessingFailing', 'ArgoEventsSourcePublishFailing', 'ArgoEventsSourceWebhookRefusing',
  'ArgoEventsNodeGuardWebhookRefusing', 'ArgoEventsSensorRedeliveryLoop',
];

/** Which alerts of a Prometheus fire, for a test that waits for some of them. */
export class AlertsSeen {
  /** `patience`: seconds that an alert may take to fire. */
  public constructor(private readonly prometheus: () => PrometheusProcess, private readonly patience = 200) {}

  /** Waits until all of these alerts fire, and says how long it took and which others fire. */
  public fire(fault: string, ...alerts: string[]): Promise<void> {
    return this.causes(fault, () => undefined, ...alerts);
  }

  /** The same, with the time since the beginning of what causes the fault. */
  public async causes(fault: string, cause: () => Promise<void> | void, ...alerts: string[]): Promise<void> {
    const start = Date.now();
    await cause();
    await eventually(this.patience, () => expect(this.prometheus().firingNames()).toEqual(expect.arrayContaining(alerts)));
    const beside = this.others(alerts);
    const more = beside.length > 0 ? `; beside them ${beside.join(', ')}` : '';
    process.stdout.write(`alerts, ${fault}: ${alerts.join(', ')} after ${Math.round((Date.now() - start) / 1000)} s${more}\n`);
  }

  /** Waits until no alert fires but those that look back. */
  public silence(): Promise<void> {
    return eventually(150, () => expect(this.others([])).toEqual([]));
  }

  private others(alerts: readonly string[]): string[] {
    return this.prometheus().firingNames().filter(name => !alerts.includes(name) && !LINGER.includes(name));
  }
}
