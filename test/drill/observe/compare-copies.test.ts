import { LivePod } from '../../../src/drill/cluster/live-pods';
import { busState } from '../../../src/drill/observe/bus-state';
import { copiesOf } from '../../../src/drill/observe/compare-copies';

type Held = readonly [first: number, last: number, messages: number];
const NAMES = ['js-0', 'js-1', 'js-2'];
const SERVERS = NAMES.map((name): LivePod => ({ name, part: 'bus', ip: '10.0.0.1', ready: true, ending: false, labels: {}, manifest: {} }));

/** A look at three servers, of which the first leads the stream. */
function look(...held: readonly Held[]) {
  return busState(SERVERS, held.map(([first_seq, last_seq, messages]) => JSON.stringify({
    meta_cluster: { leader: 'js-0', cluster_size: 3 },
    account_details: [{ stream_detail: [{ name: 'default', state: { first_seq, last_seq, messages }, cluster: { leader: 'js-0', replicas: [] } }] }],
  })), 3);
}

const WHOLE: Held = [1, 9, 9];

test.each<[string, ReturnType<typeof look>, ReturnType<typeof look>, 'same' | 'different' | 'moving']>([
  ['the same on all servers', look(WHOLE, WHOLE, WHOLE), look(WHOLE, WHOLE, WHOLE), 'same'],
  ['a message less at the end', look(WHOLE, WHOLE, WHOLE), look(WHOLE, [1, 8, 8], WHOLE), 'different'],
  ['a message less within', look(WHOLE, WHOLE, WHOLE), look(WHOLE, WHOLE, [1, 9, 8]), 'different'],
  ['another first message', look(WHOLE, WHOLE, WHOLE), look(WHOLE, WHOLE, [2, 9, 9]), 'different'],
  ['a difference in the former look only', look(WHOLE, [1, 8, 8], WHOLE), look(WHOLE, WHOLE, WHOLE), 'same'],
  ['written to between the looks', look(WHOLE, WHOLE, WHOLE), look([1, 20, 20], [1, 21, 21], [1, 19, 19]), 'moving'],
  ['written to, and one copy stays behind', look(WHOLE, WHOLE, WHOLE), look([1, 20, 20], [1, 20, 20], [1, 8, 8]), 'different'],
])('the copies of a stream: %s', (_, before, now, expected) => {
  const { streams, different, moving } = copiesOf(before, now);
  expect({ streams, different: different.map(({ stream }) => stream), moving }).toEqual({
    streams: 1,
    different: expected === 'different' ? ['default'] : [],
    moving: expected === 'moving' ? ['default'] : [],
  });
});

test('a stream with one copy has nothing to compare', () => {
  const held = new Map([['default', [{ server: 'js-0', first: 1, last: 9, messages: 9 }]]]);
  const bus = { leaders: new Map([['default', 'js-0']]), copies: new Map(), direct: new Set<string>(), held, faults: [] };
  expect(copiesOf(bus, bus)).toEqual({ streams: 0, different: [], moving: [] });
});
