import { eventually } from './eventually';
import { Prometheus } from './prometheus';

/** They look back 5 and 15 minutes, and fire as long after the repair. */
const LINGER = [
  'ArgoEventsSensorTriggerFailing', 'ArgoEventsSourceProcessingFailing', 'ArgoEventsSourcePublishFailing', 'ArgoEventsSourceWebhookRefusing',
  'ArgoEventsNodeGuardWebhookRefusing', 'ArgoEventsSensorRedeliveryLoop',
];

/** Which alerts of a Prometheus fire, for a test that waits for some of them. */
export class AlertsSeen {
  public constructor(private readonly prometheus: () => Prometheus) {}

  /** Waits until all of these alerts fire, and says how long it took and which others fire. */
  public async fire(fault: string, ...alerts: string[]): Promise<void> {
    const start = Date.now();
    await eventually(200, () => expect(this.prometheus().firingNames()).toEqual(expect.arrayContaining(alerts)));
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
