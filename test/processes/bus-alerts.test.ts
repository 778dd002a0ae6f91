import { DAMAGE } from './support/damage';
import { describeProcesses } from './support/describe-processes';
import { EventStream } from './support/event-stream';
import { LocalBus } from './support/local-bus';
import { LocalPrometheus } from './support/local-prometheus';
import { consumerOf, rulesOf, STORE_BYTES, SUBJECT, TRIGGERS } from './support/monitored-flow';
import { StreamDiscard } from '../../src';
import { eventually, sleep } from '../cluster/support/eventually';
import { AlertsSeen } from '../support/alerts-seen';

jest.setTimeout(900_000);

describeProcesses('alerts of three NATS servers', () => {
  const bus = new LocalBus(3, STORE_BYTES);
  const stream = new EventStream(bus);
  let prometheus = new LocalPrometheus();
  // some compare with 5 minutes ago
  const alerts = new AlertsSeen(() => prometheus, 400);

  async function watch(discard: StreamDiscard): Promise<void> {
    prometheus.stop();
    prometheus = new LocalPrometheus();
    await prometheus.start(bus, rulesOf(3, discard));
    // an exporter that began before its server asks again after 30 s
    await eventually(60, () => expect(prometheus.query('count(nats_server_jetstream_disabled)')).toEqual([{ metric: {}, value: 3 }]));
    await alerts.silence();
  }

  beforeAll(async () => {
    await bus.start();
    await stream.create();
    await watch(StreamDiscard.OLD);
  });

  afterAll(() => {
    prometheus.stop();
    bus.stop();
  });

  test('are silent while events flow and the stream is full of events that were delivered', async () => {
    const start = new Date();
    for (let batch = 0; batch < 4; batch++) {
      stream.publishLarge(4);
      stream.deliverAll();
    }
    const stops = [
      ...TRIGGERS.map(trigger => bus.repeat(['consumer', 'next', 'default', consumerOf(trigger), '--count=5', '--ack'], 0)),
      bus.repeat(['pub', SUBJECT, '{"id": 1}'], 0.5),
    ];
    await sleep(20);
    for (const stop of stops) stop();
    expect(prometheus.firedSince(start)).toEqual([]);
    stream.deliverAll();
  });

  test('fire for a stream that is full of events that wait', async () => {
    stream.empty();
    await alerts.causes('events that wait fill the stream', () => stream.publishLarge(16), 'ArgoEventsBusStreamNearLimit');
    stream.deliverAll();
    await alerts.silence();
  });

  test.each(Object.entries(DAMAGE))('fire for a copy of which %s', async (fault, damage) => {
    stream.empty();
    stream.publishLarge(13);
    stream.deliverAll();
    const { followers: [server] } = bus.rolesOf('default');
    await server.kill();
    damage(server);
    bus.restart(server);
    await bus.healthy();
    await alerts.fire(`a copy of which ${fault}`, 'ArgoEventsBusCopiesDiffer');
    const stop = bus.repeat(['pub', SUBJECT, '{"id": 1}'], 0.5);
    const start = Date.now();
    // each of the evaluations in 20 s, while the servers are scraped at different times
    const noticed = 'count_over_time(ALERTS{alertname="ArgoEventsBusCopiesDiffer",alertstate="firing"}[20s])';
    await sleep(22);
    await eventually(360, () => expect(prometheus.query(noticed)[0]?.value).toBe(10));
    process.stdout.write(`alerts, and events flow: fires at each evaluation after ${Math.round((Date.now() - start) / 1000)} s\n`);
    stop();

    stream.edit('--replicas=1');
    await sleep(5);
    stream.edit('--replicas=3');
    stream.deliverAll();
    await alerts.silence();
  });

  test('fire for a server whose volume is full', async () => {
    stream.empty();
    const { followers: [server] } = bus.rolesOf('default');
    await server.kill();
    bus.restart(server, 8_000_000);
    await bus.healthy();
    // the server turns JetStream off, or keeps it on and writes no more: the same version does both
    const noticed = ['ArgoEventsBusJetStreamDisabled', 'ArgoEventsBusCopiesDiffer'];
    stream.publishLarge(12);
    const start = Date.now();
    const fired = await eventually(400, () => {
      const [alert] = prometheus.firingNames().filter(name => noticed.includes(name));
      if (alert === undefined) throw new Error('no alert notices the full volume');
      return alert;
    });
    process.stdout.write(`alerts, the volume of a server is full: ${fired} after ${Math.round((Date.now() - start) / 1000)} s\n`);
    await server.kill();
    bus.restart(server);
    stream.deliverAll();
    await bus.healthy();
    await alerts.silence();
  });

  test('fire for a stream that refuses new events before it does', async () => {
    stream.edit('--discard=new');
    await watch(StreamDiscard.NEW);
    stream.empty();
    stream.publishLarge(16);
    stream.deliverAll();
    await alerts.fire('the stream is nearly full, and refuses new events then', 'ArgoEventsBusStreamNearLimit');
    stream.empty();
    await alerts.silence();
  });
});
