import { LocalBus } from './local-bus';
import { consumerOf, STREAM_BYTES, SUBJECT, TRIGGERS } from './monitored-flow';
import { eventually } from '../../cluster/support/eventually';

/** Size of a large event, near the limit of a webhook. */
const LARGE = 1_000_000;

/** The stream of a bus and the subscriptions of its Sensor, as Argo Events makes them. */
export class EventStream {
  public constructor(private readonly bus: LocalBus) {}

  public async create(): Promise<void> {
    // a server that has just started is no suitable peer yet
    await eventually(30, () => this.bus.nats(['stream', 'add', 'default', '--subjects=default.*.*', '--replicas=3', '--storage=file', '--discard=old', `--max-bytes=${STREAM_BYTES}`, '--defaults']));
    for (const trigger of TRIGGERS) this.bus.nats(['consumer', 'add', 'default', consumerOf(trigger), '--pull', '--deliver=all', '--wait=30s', `--filter=${SUBJECT}`, '--defaults']);
  }

  public edit(...options: string[]): void {
    this.bus.nats(['stream', 'edit', 'default', ...options, '--force']);
  }

  public empty(): void {
    this.bus.nats(['stream', 'purge', 'default', '--force']);
  }

  public publishLarge(count: number): void {
    this.bus.nats(['pub', SUBJECT, '--force-stdin', `--count=${count}`], 'x'.repeat(LARGE));
  }

  /** Every event is delivered and acknowledged. */
  public deliverAll(): void {
    for (const trigger of TRIGGERS) {
      for (;;) {
        const { num_pending: pending, num_ack_pending: unacknowledged } = JSON.parse(this.bus.nats(['consumer', 'info', 'default', consumerOf(trigger), '--json']));
        if (pending + unacknowledged === 0) break;
        try {
          this.bus.nats(['consumer', 'next', 'default', consumerOf(trigger), `--count=${pending + unacknowledged}`, '--ack', '--raw']);
        } catch {
          // an event in flight is delivered again after its wait
        }
      }
    }
  }
}
