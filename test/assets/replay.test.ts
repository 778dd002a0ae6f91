import { Answers, shell } from './support/fake-nats';
import { durableConsumer } from '../../src/argo-events/catalog/names';
import { describeWith } from '../support/describe-with';

const SCRIPTS = ['state', 'send', 'kubernetes', 'replicas', 'bucket', 'memory', 'sensors', 'replay', 'election', 'restarts', 'subscriptions'];
const NAME = durableConsumer('fulfil', 'ship', 'order');
const PRIVATE = `default.ha_keeper.${NAME}`;
const READER = `ha-keeper-${NAME}`;
const CREATED = '2026-11-28T10:00:00Z';
const LATER = '2026-11-28T11:00:00Z';
const config = { durable_name: NAME, deliver_policy: 'new', filter_subject: 'default.shop.order' };
const entry = (more: object = {}) => ({ created: CREATED, floor: 90, config, ...more });
const memory = (entries: object) => `${JSON.stringify({ stream: 's', consumers: entries })}\n`;

const stored = (text: string) => ({ message: { seq: 7, data: Buffer.from(text).toString('base64') } });
const event = (id: number) => ({ specversion: '1.0', id: `e${id}`, data: { text: '{{Count}} "quoted"' } });
const printed = (...objects: object[]) => objects.map(object => `${JSON.stringify(object)}\n\n`).join('');

const BUS = (pending: number, { ack = {} }: { ack?: object } = {}): Answers => [
  [`request $JS.API.CONSUMER.INFO.default.${NAME}`, { created: LATER, config, ack_floor: { stream_seq: 150 }, delivered: { stream_seq: 152 }, num_ack_pending: 1 }],
  [`request $JS.API.CONSUMER.INFO.default.${READER}`, { delivered: { stream_seq: 141 } }],
  [`request $JS.API.CONSUMER.CREATE.default.${READER}`, { num_pending: pending }],
  [`request $JS.API.CONSUMER.MSG.NEXT.default.${READER}`, printed(event(1), event(2))],
  [`request ${PRIVATE}`, printed(ack, ack)],
  ['request $JS.API.STREAM.NAMES', { streams: ['KV_fulfil'] }],
  ['request $JS.API.STREAM.MSG.GET.KV_fulfil {"last_by_subj":"$KV.fulfil.Deps"}', stored('{"order":1}')],
  ['request $JS.API.STREAM.MSG.GET.KV_fulfil {"last_by_subj":"$KV.fulfil.Triggers"}', stored('["ship"]')],
];

function does(commands: string, answers: Answers, entries: object = { [NAME]: entry() }) {
  const ran = shell(SCRIPTS, `${commands}\ncat "$STATE/memory" > "$STATE/after"`, { answers, files: { memory: memory(entries) } });
  const requests = (subject: string) => ran.asked.filter(line => line.startsWith(`request ${subject}`)).map(line => line.slice(`request ${subject} `.length));
  return { ...ran, requests, after: JSON.parse(ran.file('after')).consumers };
}
const created = (requests: readonly string[]) => requests.map(body => JSON.parse(body));

describeWith('jq')('a consumer that was created again', () => {
  test('gets the events after its position, under a subject of its own, as they were', () => {
    const { requests, after, said, file } = does(`replay ${NAME}`, BUS(2, { ack: { seq: 160 } }));
    expect(created(requests(`$JS.API.CONSUMER.CREATE.default.${READER}`))).toMatchObject([
      { action: 'create', config: { deliver_policy: 'by_start_sequence', opt_start_seq: 91, filter_subjects: ['default.shop.order'], ack_policy: 'none' } },
    ]);
    expect(created(requests(`$JS.API.CONSUMER.CREATE.default.${NAME}`))).toEqual([
      { stream_name: 'default', action: 'update', config: { durable_name: NAME, deliver_policy: 'new', filter_subjects: ['default.shop.order', PRIVATE] } },
    ]);
    expect(file('events')).toBe(`${JSON.stringify(event(1))}\n${JSON.stringify(event(2))}\n`);
    expect(after).toEqual({ [NAME]: { created: LATER, floor: 150, config, replayed: 160 } });
    expect(said).toBe(`Sensor fulfil, trigger ship, dependency order: consumer ${NAME} was created again; the 2 events after number 90 are brought to it\n`);
  });

  test('is left as it is where no event is missing', () => {
    const { requests, after, said } = does(`replay ${NAME}`, BUS(0));
    expect(requests(`$JS.API.CONSUMER.CREATE.default.${NAME}`)).toEqual([]);
    expect(after).toEqual({ [NAME]: { created: LATER, floor: 150, config } });
    expect(said).toBe('');
  });

  test('of which nothing was acknowledged yet, gets the events since it was created first', () => {
    const { requests } = does(`replay ${NAME}`, BUS(0), { [NAME]: entry({ floor: 0 }) });
    expect(created(requests(`$JS.API.CONSUMER.CREATE.default.${READER}`))[0].config).toMatchObject({ deliver_policy: 'by_start_time', opt_start_time: CREATED });
  });

  test('while events were brought to it, gets those too that were brought and not acknowledged', () => {
    const { requests } = does(`replay ${NAME}`, BUS(0), { [NAME]: entry({ replayed: 99 }) });
    expect(created(requests(`$JS.API.CONSUMER.CREATE.default.${READER}`))[0].config.filter_subjects).toEqual(['default.shop.order', PRIVATE]);
  });

  test('goes on where it was, when the bus takes only a part of the events', () => {
    const refused = does(`replay ${NAME} || echo failed`, BUS(2, { ack: { error: { description: 'maximum bytes exceeded' } } }));
    expect(refused.said).toContain('maximum bytes exceeded');
    expect(refused.said).toContain('failed');
    expect(refused.after).toEqual({ [NAME]: entry() });
    const half = does(`replay ${NAME} || echo failed`, BUS(4, { ack: { seq: 160 } }).map(([asked, answer]) =>
      [asked, asked.includes(READER) && asked.includes('INFO') ? { delivered: { stream_seq: 95 } } : answer]));
    expect(half.after[NAME]).toEqual({ created: LATER, floor: 150, config, replayed: 160 });
    expect(half.requests(PRIVATE)).toHaveLength(2);
  });
});

describeWith('jq')('a consumer that is missing', () => {
  test('is created with its configuration, and gets the missing events, where the Sensor asks for it', () => {
    const { requests, said } = does(`wanted='group-9 ${NAME}'; recover ${NAME}`, BUS(2, { ack: { seq: 160 } }));
    expect(created(requests(`$JS.API.CONSUMER.CREATE.default.${NAME}`))[0]).toEqual({ stream_name: 'default', action: 'create', config });
    expect(said).toContain(`consumer ${NAME} was deleted while the Sensor asks for its events; created again`);
    expect(said).toContain('the 2 events after number 90 are brought to it');
  });

  test('is left alone where no Sensor asks for it, and remembered while the Sensor declares it', () => {
    const { requests, after } = does(`wanted=''; recover ${NAME}`, BUS(2));
    expect(requests(`$JS.API.CONSUMER.CREATE.default.${NAME}`)).toEqual([]);
    expect(after).toEqual({ [NAME]: entry() });
  });

  test('is forgotten where no Sensor declares it', () => {
    expect(does("wanted=''; recover group-7", BUS(2), { 'group-7': entry() }).after).toEqual({});
  });
});

describeWith('jq')('when all events are acknowledged', () => {
  test('the consumer has its own subject again, and their copies are deleted', () => {
    const { requests, after } = does(`finish ${NAME}`, BUS(0), { [NAME]: entry({ replayed: 99 }) });
    expect(created(requests(`$JS.API.CONSUMER.CREATE.default.${NAME}`))).toEqual([{ stream_name: 'default', action: 'update', config }]);
    expect(requests('$JS.API.STREAM.PURGE.default')).toEqual([JSON.stringify({ filter: PRIVATE })]);
    expect(after).toEqual({ [NAME]: entry() });
  });
});

describeWith('jq')('the memory of the keeper', () => {
  const consumer = {
    ...{ name: NAME, created: CREATED, config, ack_floor: { stream_seq: 120 }, delivered: { stream_seq: 120 } },
    ...{ num_ack_pending: 0, num_pending: 0, num_waiting: 1 },
  };
  const LIST = { total: 1, limit: 256, consumers: [consumer] };
  const bus = (remembered: object | undefined, put: object = { seq: 8 }): Answers => [
    ['request $JS.API.STREAM.MSG.GET.KV_ha_keeper', remembered === undefined ? { error: { code: 404 } } : stored(`${JSON.stringify(remembered)}\n`)],
    ['request $JS.API.STREAM.INFO.KV_ha_keeper', { config: { num_replicas: 3, allow_direct: false } }],
    ['request $JS.API.STREAM.INFO.default', { created: 's' }],
    ['request $JS.API.CONSUMER.LIST.default', LIST],
    ['request $KV.ha_keeper.subscriptions', put],
  ];
  const watch = (times: number, answers: Answers) => shell(SCRIPTS, Array(times).fill('watch_subscriptions || echo failed').join('\n'), { answers, env: { REPLICAS: '3' } });
  const puts = (asked: readonly string[]) => asked.filter(line => line.startsWith('request $KV.ha_keeper.subscriptions'));

  test('begins with what the bus has, and is written once for what has changed', () => {
    const { asked } = watch(2, bus(undefined));
    expect(puts(asked)).toEqual([`request $KV.ha_keeper.subscriptions ${memory({ [NAME]: entry({ floor: 120 }) }).trim()} Nats-Expected-Last-Subject-Sequence:0`]);
  });

  test('is not written where nothing has changed', () => {
    expect(puts(watch(2, bus({ stream: 's', consumers: { [NAME]: entry({ floor: 120 }) } })).asked)).toEqual([]);
  });

  test('is read again where another keeper has written it', () => {
    const { asked, said } = watch(2, bus({ stream: 's', consumers: {} }, { error: { err_code: 10071, description: 'wrong last sequence: 9' } }));
    expect(said).toContain('memory: {"error":{"err_code":10071');
    expect(asked.filter(line => line.startsWith('request $JS.API.STREAM.MSG.GET.KV_ha_keeper'))).toHaveLength(2);
  });

  test('is of no use for a stream that was created again', () => {
    const answers = bus({ stream: 'former', consumers: { 'group-7': entry() } });
    const { asked } = watch(3, answers);
    expect(puts(asked).at(-1)).toContain(`{"stream":"s","consumers":{"${NAME}"`);
    expect(puts(asked).at(-1)).not.toContain('group-7');
  });

  test('of a bus without a stream there is nothing to watch', () => {
    const { said, asked } = watch(1, [['request $JS.API.STREAM.INFO.default', { error: { code: 404 } }]]);
    expect([said, asked]).toEqual(['failed\n', ['request $JS.API.STREAM.INFO.default']]);
  });
});
