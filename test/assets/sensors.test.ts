import { shell } from './support/fake-nats';
import { durableConsumer, fnv32a } from '../../src/argo-events/catalog/names';
import { describeWith } from '../support/describe-with';

const stored = (text: string) => ({ message: { seq: 7, data: Buffer.from(text).toString('base64') } });
const SENSORS = ['state', 'send', 'memory', 'sensors'];
const BUCKETS: [string, object][] = [
  ['request $JS.API.STREAM.NAMES', { streams: ['KV_fulfil', 'KV_ha_keeper'] }],
  ['request $JS.API.STREAM.MSG.GET.KV_fulfil {"last_by_subj":"$KV.fulfil.Deps"}', stored('{"order":1,"refund":2}')],
  ['request $JS.API.STREAM.MSG.GET.KV_fulfil {"last_by_subj":"$KV.fulfil.Triggers"}', stored('["ship","book"]')],
];

describeWith('jq')('the Sensors on the bus', () => {
  test('names are hashed as Argo Events hashes them', () => {
    const texts = ['', 'a', 'fulfil-ship-order', 'x'.repeat(200), 'größe', 'shop_1/2=.-'];
    const { said, status } = shell(SENSORS, texts.map(text => `fnv32a '${text}'`).join('\n'));
    expect(status).toBe(0);
    expect(said.trim().split('\n')).toEqual(texts.map(fnv32a));
  });

  test('each dependency of each trigger may have a consumer; the keeper itself has none', () => {
    const { said } = shell(SENSORS, 'owners', { answers: BUCKETS });
    expect(said.trim().split('\n').sort()).toEqual(['ship', 'book'].flatMap(trigger => ['order', 'refund'].map(dependency =>
      `${durableConsumer('fulfil', trigger, dependency)} fulfil ${trigger} ${dependency}`)).sort());
  });

  test('a consumer has the name of what it is for, where a Sensor declares it', () => {
    const known = durableConsumer('fulfil', 'ship', 'refund');
    expect(shell(SENSORS, `name_of ${known}; name_of group-7`, { answers: BUCKETS }).said).toBe('Sensor fulfil, trigger ship, dependency refund\nconsumer group-7\n');
  });

  test('of several consumers, those that a process asks for are found', () => {
    const heard = 'Subscribing on ...\n[#1] Received on "$JS.API.CONSUMER.MSG.NEXT.default.group-2" with reply "_INBOX.x"\n'
      + '[#2] Received on "$JS.API.CONSUMER.MSG.NEXT.default.group-2" with reply "_INBOX.y"\n';
    const { said, asked } = shell(SENSORS, 'asked group-1 group-2', { answers: [['sub ', heard.slice(heard.indexOf('\n') + 1)]] });
    expect(said).toBe('group-2\n');
    expect(asked).toEqual(['sub $JS.API.CONSUMER.MSG.NEXT.default.group-1 $JS.API.CONSUMER.MSG.NEXT.default.group-2']);
  });
});

const ELECTION = [...SENSORS, 'kubernetes', 'election'];
/** As graft sends it: the term as a varint, then the name of the leader. */
const heartbeat = (...bytes: number[]) => Buffer.from([...bytes, 10]);
const LEADER = [18, 3, 97, 98, 99];

describeWith('jq')('the end of the active process', () => {
  test.each([
    [1, [8, 1]],
    [127, [8, 127]],
    [128, [8, 128, 1]],
    [300, [8, 172, 2]],
    [100_000, [8, 160, 141, 6]],
  ])('term %s of graft is read', (term, bytes) => {
    expect(shell(ELECTION, 'term fulfil', { answers: [['sub graft.shop-sensor-fulfil.heartbeat', heartbeat(...bytes, ...LEADER)]] }).said).toBe(`${term}\n`);
  });

  test.each([
    [1, [8, 1], [8, 2]],
    [127, [8, 127], [8, 128, 1]],
    [16_383, [8, 255, 127], [8, 128, 128, 1]],
  ])('after term %s, the keeper sends a heartbeat of the next one', (_, bytes, next) => {
    const { asked, status } = shell(ELECTION, 'end_active fulfil', { answers: [['sub graft.', heartbeat(...bytes, ...LEADER)]] });
    expect(status).toBe(0);
    expect(asked.at(-1)).toBe(`pub graft.shop-sensor-fulfil.heartbeat ${Buffer.from([...next, 18, 9, ...Buffer.from('ha-keeper')]).toString('hex')}`);
  });

  const lease = (age: number, holder: string) => `kube() {
    case $1 in
      GET) echo '${JSON.stringify({ spec: { holderIdentity: holder, renewTime: new Date(Date.now() - age * 1000).toISOString().replace(/Z$/, '000Z') } })}' ;;
      PATCH) echo "$2 $3" | sed 's/"renewTime".*/.../' >> "$STATE/patched" ;;
    esac
  }`;

  test('without graft, the keeper takes the Lease', () => {
    const { status, file } = shell(ELECTION, `${lease(1, 'fulfil-sensor-x')}\nend_active fulfil`);
    expect(status).toBe(0);
    expect(file('patched')).toBe('/apis/coordination.k8s.io/v1/namespaces/shop/leases/sensor-fulfil {"spec": {"holderIdentity": "eventbus-default-keeper", ...\n');
  });

  test.each([
    ['that nobody renews', lease(90, 'fulfil-sensor-x')],
    ['without a holder', lease(1, '')],
    ['that the keeper may not read', 'kube() { return 22; }'],
  ])('a Lease %s is left alone', (_, kube) => {
    const { status, said } = shell(ELECTION, `${kube}\nend_active fulfil || echo nobody; [ ! -f "$STATE/patched" ]`);
    expect([status, said]).toEqual([0, 'nobody\n']);
  });
});

describeWith('jq')('the limit of restarts', () => {
  const consumer = durableConsumer('fulfil', 'ship', 'order');
  const FAKES = 'working() { [ "${WORKING:-}" ]; }\nend_active() { echo ended; }\n';
  const restart = (tries: string | undefined, env: Record<string, string> = { RESTART_SENSORS: 'allowed' }) => shell(
    [...ELECTION, 'restarts'],
    `${FAKES}restart_sensor ${consumer}; report; cat "$STATE/restarts-fulfil" > "$STATE/noted" 2> /dev/null || true; cat "$STATE/problems"`,
    { answers: BUCKETS, env, ...tries !== undefined && { files: { 'restarts-fulfil': `${tries}\n` } } },
  );
  const inTheFuture = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const TROUBLE = 'Sensor fulfil, trigger ship, dependency order: events wait, and no process asks for them';

  test('the first time it is ended at once, and the second time not before two minutes', () => {
    const { said, file } = restart(undefined);
    expect(said).toBe(`ended\n${TROUBLE}; its active process is ended, 1 of at most 5 times\n`);
    const [count, next] = file('noted').trim().split(' ').map(Number);
    expect(count).toBe(1);
    expect(next).toBeGreaterThanOrEqual(inTheFuture(115));
    expect(next).toBeLessThanOrEqual(inTheFuture(121));
  });

  test.each<[string, string, string]>([
    ['before its time nothing is done', `1 ${inTheFuture(100)}`, ''],
    ['after two in vain a human is told', `2 ${inTheFuture(100)}`, `${TROUBLE}; its active process was ended 2 times\n`],
    ['after five nothing is done any more', '5 0', `${TROUBLE}; its active process was ended 5 times\n`],
  ])('%s', (_, tries, said) => {
    expect(restart(tries).said).toBe(said);
  });

  test('a process that works on an event is left alone', () => {
    expect(restart(undefined, { RESTART_SENSORS: 'allowed', WORKING: 'yes' }).said).toBe('');
  });

  test('a keeper that may not do so tells a human', () => {
    expect(restart(undefined, {}).said).toBe(`${TROUBLE}; restart the Sensor's pods\n`);
  });

  test('a consumer that no Sensor declares is left alone', () => {
    expect(shell([...ELECTION, 'restarts'], `${FAKES}restart_sensor group-7; report; cat "$STATE/problems"`, { answers: BUCKETS, env: { RESTART_SENSORS: 'allowed' } }).said).toBe('');
  });
});
