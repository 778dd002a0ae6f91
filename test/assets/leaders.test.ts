import { spawnSync } from 'child_process';
import { join } from 'path';
import { Ran, SCRIPTS, shell } from './support/fake-nats';
import { describeWith } from '../support/describe-with';

jest.setTimeout(90_000);

interface Group {
  readonly leader: string;
  readonly followers: readonly string[];
}

const REQUEST = 'STREAM.LEADER.STEPDOWN.default';
const ALL = ['a', 'b', 'c'];
const led = (leader: string, followers = ALL.filter(name => name !== leader)): Group => ({ leader, followers });

/** Where the group's leader moves, by the connections of Sensors on each server. */
function target(sensors: Record<string, number>, group: Group): string | undefined {
  const input = JSON.stringify({
    servers: Object.entries(sensors).map(([name, count]) => ({ name, sensors: count })),
    groups: [{ request: REQUEST, what: 'stream default', ...group }],
  });
  const { stdout, stderr } = spawnSync('jq', ['-c', '-f', join(SCRIPTS, 'leaders.jq')], { input, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  const [move, ...others] = JSON.parse(stdout);
  expect(others).toEqual([]);
  if (move !== undefined) expect(move).toEqual({ request: REQUEST, what: 'stream default', from: group.leader, to: move.to });
  return move?.to;
}

describeWith('jq')('where the keeper moves a leader', () => {
  test.each<[string, Record<string, number>, Group, string | undefined]>([
    ['the Sensors have another server: it stays', { a: 0, b: 1, c: 0 }, led('a'), undefined],
    ['a Sensor has the server of the leader: to the first free server', { a: 1, b: 0, c: 0 }, led('a'), 'b'],
    ['no Sensor is connected: it stays', { a: 0, b: 0, c: 0 }, led('a'), undefined],
    ['no server is free, and one has half as many: to that one', { a: 4, b: 3, c: 2 }, led('a'), 'c'],
    ['no other server has at most half as many: it stays', { a: 4, b: 3, c: 3 }, led('a'), undefined],
    ['the free server is not a current follower: to another one', { a: 2, b: 0, c: 1 }, led('a', ['c']), 'c'],
    ['it has no follower that is current: it stays', { a: 1, b: 0, c: 0 }, led('a', []), undefined],
    ['a server that does not answer is no target', { a: 1, c: 0 }, led('a'), 'c'],
    ['the server of the leader does not answer: it stays', { b: 0, c: 0 }, led('a'), undefined],
  ])('%s', (_, sensors, group, expected) => {
    expect(target(sensors, group)).toBe(expected);
  });
});

const name = (server: string) => `eventbus-default-${ALL.indexOf(server)}`;
const connz = (...inboxes: string[][]) => ({ connections: inboxes.map(list => ({ subscriptions_list: list })) });
const MUX = '_INBOX.abc.*';
const PULL = '_INBOX.def.*';
const cluster = (leader: string, followers = ALL.filter(one => one !== leader)) => ({
  leader: name(leader), replicas: followers.map(one => ({ name: name(one), current: true })),
});
const STEPPED = { success: true };

const ACTIVE = [PULL, MUX];
const STANDBY = ['graft.shop-sensor-fulfil.heartbeat', MUX];

/** Looks one after another, while a Sensor is connected to the server `a`, which leads the stream and its consumer, and EventSources to all. */
function looks(count: number, { sensor = ACTIVE, version = '2.14.10', answers = [], commands = [] }: { sensor?: string[]; version?: string; answers?: [string, object][]; commands?: string[] } = {}): Ran {
  const monitors = Object.fromEntries(ALL.map(one => [`connz-${name(one)}`, JSON.stringify(connz([MUX], ...one === 'a' ? [sensor] : []))]));
  return shell(['state', 'send', 'memory', 'sensors', 'subscriptions', 'rollout', 'leaders'], [
    'monitor() { cat "$STATE/connz-$1"; }',
    ...commands,
    `servers_now='${JSON.stringify(ALL.map(one => ({ name: name(one), age: 100, version })))}'`,
    ...Array.from({ length: count }, () => 'leaders_at=0; leaders_placed'),
  ].join('\n'), {
    env: { SERVERS: '3' },
    seconds: 60,
    files: monitors,
    answers: [
      ...answers,
      ['request $JS.API.STREAM.INFO.default', { config: {}, cluster: cluster('a') }],
      ['request $JS.API.STREAM.NAMES', { streams: ['KV_fulfil', 'KV_ha_keeper'] }],
      ['request $JS.API.STREAM.INFO.KV_fulfil', { config: {}, cluster: cluster('b') }],
      ['request $JS.API.CONSUMER.LIST.default', { total: 1, limit: 256, consumers: [{ name: 'group-1', cluster: cluster('a') }] }],
      ['request $JS.API.STREAM.LEADER.STEPDOWN.', STEPPED],
      ['request $JS.API.CONSUMER.LEADER.STEPDOWN.', STEPPED],
    ],
  });
}

const moves = ({ asked }: Ran) => asked.filter(line => line.includes('STEPDOWN')).map(line => line.replace('request $JS.API.', '').trim());

describeWith('jq')('leaders.sh', () => {
  const BOTH = ['STREAM.LEADER.STEPDOWN.default', 'CONSUMER.LEADER.STEPDOWN.default.group-1'];

  test('moves nothing at the first look: a Sensor that has just taken over may do so again', () => {
    expect(moves(looks(1))).toEqual([]);
  });

  test('at the second look moves each leader on the server of a Sensor, and says so', () => {
    const ran = looks(2);
    expect(ran.stderr).toBe('');
    expect(moves(ran)).toEqual(BOTH.map(request => `${request} {"placement":{"preferred":"eventbus-default-1"}}`));
    expect(ran.said).toBe('stream default: its leader moves away from eventbus-default-0, a server of Sensors\n'
      + 'consumer group-1: its leader moves away from eventbus-default-0, a server of Sensors\n');
  });

  test('a Sensor that stands by counts too: it unseats the active one when it is back', () => {
    expect(moves(looks(2, { sensor: STANDBY }))).toHaveLength(BOTH.length);
  });

  test('tries three times where nothing has moved, and no more', () => {
    const due = [{ request: BOTH[0], what: 'stream default', from: name('a'), to: name('b') }];
    expect(moves(looks(6, { commands: [`leader_moves() { echo '${JSON.stringify(due)}'; }`] }))).toHaveLength(3);
  });

  test('names no server to NATS 2.10, which refuses a request with a body', () => {
    expect(moves(looks(2, { version: '2.10.29' }))).toEqual(BOTH);
  });

  test('says what JetStream answers where it refuses', () => {
    const refusal = { error: { code: 503, description: 'not ready' } };
    expect(looks(2, { answers: [['request $JS.API.STREAM.LEADER', refusal]] }).said).toContain(`stream default: ${JSON.stringify(refusal)}\n`);
  });
});
