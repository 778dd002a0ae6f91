import { spawn } from 'child_process';
import { describeProcesses } from './support/describe-processes';
import { EventStream } from './support/event-stream';
import { LocalBus } from './support/local-bus';
import { LocalPrometheus } from './support/local-prometheus';
import { consumerOf, rulesOf, STORE_BYTES, SUBJECT } from './support/monitored-flow';
import { eventually, sleep } from '../cluster/support/eventually';

jest.setTimeout(2_400_000);

const MINUTE = 60;
const SLOW_CLIENTS = 'ArgoEventsBusSlowConsumers';
const BACKLOG = 'ArgoEventsSensorBacklogGrowing';
const REDELIVERY = 'ArgoEventsSensorRedeliveryLoop';

describeProcesses('alerts that compare with 10 or 15 minutes ago', () => {
  const bus = new LocalBus(3, STORE_BYTES);
  const stream = new EventStream(bus);
  const prometheus = new LocalPrometheus();

  beforeAll(async () => {
    await bus.start();
    await stream.create();
  });

  afterAll(() => {
    prometheus.stop();
    bus.stop();
  });

  /** Seconds since a time after which an alert fires. */
  async function firesAfter(start: number, alert: string, atMost: number): Promise<number> {
    await eventually(atMost, () => expect(prometheus.firingNames()).toContain(alert));
    const seconds = Math.round((Date.now() - start) / 1000);
    process.stdout.write(`alerts, ${alert} after ${seconds} s\n`);
    return seconds;
  }

  test('fire for a client that does not read, a slow trigger, and one that acknowledges no event', async () => {
    // one trigger takes each event and acknowledges none; the other takes fewer events than are published
    const stops = [
      bus.repeat(['pub', SUBJECT, '{"id": 1}'], 2),
      bus.repeat(['consumer', 'next', 'default', consumerOf('fulfil'), '--no-ack', '--count=2'], 2),
      bus.repeat(['consumer', 'next', 'default', consumerOf('bill'), '--ack'], 6),
    ];
    // Prometheus does not know how long that has been so
    await sleep(40);
    const start = Date.now();
    await prometheus.start(bus, rulesOf(3));

    await eventually(60, () => expect(prometheus.query('count(nats_varz_slow_consumers)')).toEqual([{ metric: {}, value: 3 }]));
    const client = spawn('nats', [...bus.connection, 'sub', 'slow.*'], { stdio: 'ignore' });
    await eventually(30, () => expect(bus.subjects()).toContain('slow.*'));
    client.kill('SIGSTOP');
    // before the client has missed four pings
    bus.nats(['pub', 'slow.1', '--force-stdin', '--count=20'], 'x'.repeat(1_000_000));
    await firesAfter(Date.now(), SLOW_CLIENTS, 60);
    client.kill('SIGKILL');

    await sleep(start / 1000 + 3 * MINUTE - Date.now() / 1000);
    expect(prometheus.firingNames()).toEqual([SLOW_CLIENTS]);
    expect(await firesAfter(start, BACKLOG, 12 * MINUTE)).toBeGreaterThan(10 * MINUTE);
    expect(await firesAfter(start, REDELIVERY, 17 * MINUTE)).toBeGreaterThan(13 * MINUTE);

    for (const stop of stops) stop();
    stream.deliverAll();
    await eventually(3 * MINUTE, () => expect(prometheus.firingNames()).toEqual([]));
  });
});
