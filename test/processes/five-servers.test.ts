import { describeProcesses } from './support/describe-processes';
import { EventStream } from './support/event-stream';
import { LocalBus } from './support/local-bus';
import { LocalPrometheus } from './support/local-prometheus';
import { rulesOf, STORE_BYTES } from './support/monitored-flow';
import { eventually } from '../cluster/support/eventually';
import { AlertsSeen } from '../support/alerts-seen';

jest.setTimeout(300_000);

describeProcesses('alerts of five NATS servers', () => {
  const bus = new LocalBus(5, STORE_BYTES);
  const prometheus = new LocalPrometheus();
  const alerts = new AlertsSeen(() => prometheus);

  beforeAll(async () => {
    await bus.start();
    await new EventStream(bus).create();
    await prometheus.start(bus, rulesOf(5));
    await eventually(60, () => expect(prometheus.query('count(nats_server_jetstream_disabled)')).toEqual([{ metric: {}, value: 5 }]));
    await alerts.silence();
  });

  afterAll(() => {
    prometheus.stop();
    bus.stop();
  });

  test('tell one server that is missing from two, after which the next stops the bus', async () => {
    const [, , , fourth, fifth] = bus.servers;
    await alerts.causes('one of five servers is killed', () => fifth.kill(), 'ArgoEventsBusServerMissing');
    await alerts.causes('a second one is killed', () => fourth.kill(), 'ArgoEventsBusQuorumMarginGone');
    expect(prometheus.firingNames()).not.toContain('ArgoEventsBusServerMissing');
    bus.restart(fourth);
    bus.restart(fifth);
    await bus.healthy();
    await alerts.silence();
  });
});
