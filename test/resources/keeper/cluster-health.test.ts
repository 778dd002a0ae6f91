import { spawnSync } from 'child_process';
import { asset } from '../../../src/contract/asset';
import { describeWith } from '../../support/describe-with';

const LEADER = 'bus-0';
const follower = (name: string, more: object = {}) => ({ name, current: true, ...more });
const REPLICAS = [follower('bus-1'), follower('bus-2')];

/** What three whole servers say, but for what is given of each. */
function servers(...changes: object[]): object[] {
  return [0, 1, 2].map(ordinal => ({
    name: `bus-${ordinal}`, age: 100, group: { leader: LEADER, cluster_size: 3, ...(ordinal === 0 && { replicas: REPLICAS }) }, ...changes[ordinal],
  }));
}

function verdict(state: object[], before: object[] = []): unknown {
  const { stdout, stderr } = spawnSync('jq', ['-c', '--argjson', 'before', JSON.stringify(before), asset('bus-scripts/cluster-health.jq')], { input: JSON.stringify(state), encoding: 'utf8' });
  return stderr === '' ? JSON.parse(stdout) : stderr;
}

const group = (more: object) => ({ group: { leader: LEADER, cluster_size: 3, ...more } });
const ALL = ['bus-0', 'bus-1', 'bus-2'];

describeWith('jq')('what the keeper makes of what the servers say', () => {
  test('three servers that follow one leader are whole', () => {
    expect(verdict(servers())).toEqual({});
  });

  test.each<[string, object[], object]>([
    ['a server that does not answer is waited for', servers({}, { silent: true }), { why: 'bus-1: no answer', points: 0 }],
    ['a server without JetStream is restarted', servers({}, {}, { group: {} }), { why: 'bus-2: no meta leader', points: 5, restart: ['bus-2'] }],
    ['without any leader, all are', servers({ group: {} }, { group: {} }, { group: {} }), { why: 'no server knows a meta leader', points: 5, restart: ALL }],
    ['with two leaders, all are', servers({}, {}, group({ leader: 'bus-2' })), { why: 'more than one meta leader: bus-0, bus-2', points: 5, restart: ALL }],
    ['of a group of two, all are, soon', servers(group({ cluster_size: 2, replicas: [follower('bus-1')] }), group({ cluster_size: 2 })),
      { why: 'bus-0, bus-1: 2 servers in the meta group, not 3', points: 20, restart: ALL }],
    ['a follower that the leader does not list: all are, soon', servers(group({ replicas: [follower('bus-1')] })),
      { why: 'the meta leader bus-0 lists 1 followers, not 2', points: 20, restart: ALL }],
    ['a server that is not current is restarted', servers(group({ replicas: [follower('bus-1', { current: false }), follower('bus-2')] })),
      { why: 'bus-1: not current', points: 5, restart: ['bus-1'] }],
    ['a server that is offline is restarted', servers(group({ replicas: [follower('bus-1'), follower('bus-2', { offline: true })] })),
      { why: 'bus-2: not current', points: 5, restart: ['bus-2'] }],
    ['servers that were removed from the bus but not from the group are for a human', servers(group({ cluster_size: 5 }), group({ cluster_size: 5 }), group({ cluster_size: 5 })),
      { why: 'bus-0, bus-1, bus-2: 5 servers in the meta group, but 3 of the bus; the others have to be removed with nats server cluster peer-remove', points: 0, human: true }],
  ])('%s', (_, state, expected) => {
    expect(verdict(state)).toEqual(expected);
  });

  const behind = (stored: number) => servers({}, { health: 'group node unhealthy', stored });

  test('a server that is behind with a stream and stores more is waited for', () => {
    expect(verdict(behind(12), behind(10))).toEqual({ why: 'bus-1: catching up', points: 0 });
    expect(verdict(behind(12))).toEqual({ why: 'bus-1: catching up', points: 0 });
  });

  test('one that stores nothing more is restarted', () => {
    expect(verdict(behind(12), behind(12))).toEqual({ why: 'bus-1: group node unhealthy', points: 5, restart: ['bus-1'] });
  });

  /** What the three have of the stream, that bus-2 leads: first and last. */
  const copies = (...ranges: [number, number][]) =>
    servers(...ranges.map(([first, last]) => ({ stored: last, copies: { default: { leader: 'bus-2', first, last } } })));

  test('one that is behind without a word is restarted when it stores nothing more', () => {
    const before = copies([1, 90], [1, 12], [1, 90]);
    expect(verdict(copies([1, 99], [1, 12], [1, 99]), before)).toEqual({ why: 'bus-1: behind with default, at 12 of 90', points: 5, restart: ['bus-1'] });
    expect(verdict(copies([1, 99], [1, 13], [1, 99]), before)).toEqual({});
  });

  test('one that lacks what came last within a moment is not behind', () => {
    expect(verdict(copies([1, 99], [1, 98], [1, 99]), copies([1, 98], [1, 98], [1, 98]))).toEqual({});
  });

  test('a copy that lacks what is old is told to a human, and the bus is whole', () => {
    const state = copies([1, 99], [80, 99], [1, 99]);
    const note = 'bus-1: begins with 80 of default, its leader with 1; it gets what it lacks on an empty volume: delete its PersistentVolumeClaim, then its pod';
    expect(verdict(state, state)).toEqual({ note });
    // events that are just growing too old go from one server after the other
    expect(verdict(copies([81, 99], [80, 99], [81, 99]), copies([1, 99], [80, 99], [1, 99]))).toEqual({});
  });
});
