import { LivePod } from '../../../src/drill/cluster/live-pods';
import { busState, clientsOf, missingStreams, monitorUrls, sensorConnections } from '../../../src/drill/observe/bus-state';

const server = (name: string, ip = '10.0.0.1'): LivePod => ({ name, part: 'bus', ip, ready: true, ending: false, labels: {}, manifest: {} });
const SERVERS = ['js-0', 'js-1', 'js-2'].map(name => server(name));

/** What a server of a whole bus says; `js-1` leads the stream. */
function says({ size = 3, leader = 'js-0', stream = 'js-1', current = true, offline = false } = {}) {
  return JSON.stringify({
    meta_cluster: { leader, cluster_size: size },
    account_details: [{ stream_detail: [{ name: 'default', cluster: { leader: stream, replicas: [{ name: 'js-0', current, offline }, { name: 'js-2', current: true }] } }] }],
  });
}

test('a bus is whole when all servers see all servers, one leader, and every copy is current', () => {
  const state = busState(SERVERS, [says(), says(), says()], 3);
  expect(state).toEqual({ leaders: new Map([['default', 'js-1']]), copies: new Map([['default', 3]]), direct: new Set(), held: new Map(), faults: [] });
  expect(missingStreams(state, 'fulfil')).toEqual(['no server leads the stream KV_fulfil']);
});

test('a bucket that any server reads is told from one whose leader is read', () => {
  const bucket = (name: string, allow_direct: boolean) => ({ name, config: { allow_direct } });
  const alone = JSON.stringify({ account_details: [{ stream_detail: [bucket('KV_fulfil', true), bucket('KV_bill', false)] }] });
  expect(busState([server('js-0')], [alone], 1).direct).toEqual(new Set(['KV_fulfil']));
});

test('a single server has no meta group', () => {
  const alone = JSON.stringify({ account_details: [{ stream_detail: [{ name: 'default' }, { name: 'KV_fulfil' }] }] });
  const state = busState([server('js-0')], [alone], 1);
  expect(state.faults).toEqual([]);
  expect(missingStreams(state, 'fulfil')).toEqual([]);
});

test.each<[string, (string | undefined)[], string[]]>([
  ['a server that does not answer', [says(), undefined, says()], ['js-1 does not answer on port 8222']],
  ['a server that answers nonsense', [says(), 'busy', says()], ['js-1 does not answer on port 8222']],
  ['a server that was left out of the meta group', [says({ size: 2 }), says({ size: 2 }), says()], ['js-0 sees a meta group of 2, and the bus has 3 servers', 'js-1 sees a meta group of 2, and the bus has 3 servers']],
  ['no leader of the meta group', [1, 2, 3].map(() => says({ leader: undefined }).replace('"leader":"js-0",', '')), ['the meta group has no leader']],
  ['two leaders of the meta group', [says(), says({ leader: 'js-2' }), says()], ['the servers name 2 leaders of the meta group']],
  ['a copy that is behind', [says(), says({ current: false }), says()], ['js-0 is not current with the stream default']],
  ['a copy that is offline', [says(), says({ offline: true }), says()], ['js-0 is not current with the stream default']],
])('a bus is not whole with %s', (_, answers, faults) => {
  expect(busState(SERVERS, answers, 3).faults).toEqual(faults);
});

test('a bus that lacks a server is not whole', () => {
  expect(busState(SERVERS.slice(0, 2), [says(), says()], 3).faults).toEqual(['2 of 3 servers exist']);
});

test('servers are asked at their address, IPv6 too', () => {
  expect(monitorUrls(server('js-0', 'fd00::7'))).toEqual(['http://[fd00::7]:8222/jsz?accounts=true&streams=true&config=true', 'http://[fd00::7]:8222/connz?limit=10000&subs=true']);
});

test('clients of a server are known by their address', () => {
  expect(clientsOf('{"connections":[{"ip":"10.0.0.8"},{"kind":"Client"}]}')).toEqual(['10.0.0.8']);
  expect(clientsOf(undefined)).toEqual([]);
});

test.each<[string, object[], number]>([
  ['an inbox for answers and one for events', [{ subscriptions_list: ['_INBOX.a.*', '_INBOX.b.*'] }, { subscriptions_list: ['_INBOX.c.*', '_INBOX.d'] }], 2],
  ['not an inbox for answers alone', [{ subscriptions_list: ['_INBOX.a.*'] }, {}], 0],
  ['the subjects of an election by graft', [{ subscriptions_list: ['graft.shop-sensor-fulfil.heartbeat', 'graft.shop-sensor-fulfil.vote_request'] }], 1],
])('the connection of a Sensor is known by %s', (_, connections, count) => {
  expect(sensorConnections(JSON.stringify({ connections }))).toBe(count);
});
