import { Spell } from './alert-spells';
import { corrected, Done } from './hour';
import { pendingTable, Watched, workTable } from './table';

const start = Date.UTC(2026, 0, 1, 10) / 1000;
const spell = (alert: string, state: Spell['state'], from: number, to: number, about = ''): Spell =>
  ({ alert: `ArgoEvents${alert}`, state, about, from: start + from, to: start + to });
const done = (activity: string, from: number, to: number, more: Partial<Done> = {}): Done => ({ activity, flow: 'own', from: start + from, to: start + to, ...more });
const delivery = (sent: number, refused: number, lost: number[]) => ({ delivery: { sent, refused, lost, answers: {}, gap: 0 } });
const pending = new Map([['ArgoEventsStuck', 60], ['ArgoEventsMissing', 300]]);
const watched = (...spells: Spell[]) => new Map<string, Watched>([['own', { spells, pending }]]);
const rows = (table: string) => table.split('\n').slice(2);

const DONE = [
  done('rolled out', 0, 60, delivery(300, 2, [7])),
  done('idle', 70, 130),
  done('drained', 140, 200, { ...delivery(100, 0, []), problem: 'node n1\nis not empty' }),
];

test('each activity has its requests, and the alerts that began to be near before the next activity', () => {
  const spells = [spell('Missing', 'pending', 10, 150), spell('Stuck', 'pending', 65, 110), spell('Stuck', 'firing', 150, 180), spell('Missing', 'pending', 75, 250)];
  expect(rows(workTable(DONE, watched(...spells)))).toEqual([
    '| rolled out | own | 10:00:00 | 60 | 300 | 2 | 1 | Stuck 45 of 60 s |  |',
    '| idle | own | 10:01:10 | 60 |  |  |  | Missing 175 of 300 s |  |',
    '| drained: node n1 is not empty | own | 10:02:20 | 60 | 100 | 0 | 0 |  | Stuck at 10:02:30 for 30 s |',
    '| all |  | 10:00:00 | 200 | 400 | 2 | 1 | 2 | 1 |',
  ]);
});

test('an alert of one flow does not stand in the row of another', () => {
  const both = new Map([...watched(spell('Stuck', 'firing', 10, 20)), ['native', { spells: [], pending }]]);
  const [own, native] = rows(workTable([DONE[0], { ...DONE[0], flow: 'native' }], both));
  expect([own, native].map(row => row.includes('Stuck'))).toEqual([true, false]);
});

test('of each alert that was pending at all, the table has the longest time, the nearest to firing first', () => {
  const spells = [spell('Missing', 'pending', 10, 40), spell('Stuck', 'pending', -5, 10, 'sensor_name=fulfil'), spell('Missing', 'pending', 80, 90)];
  expect(rows(pendingTable(watched(...spells), DONE))).toEqual([
    '| Stuck | own | sensor_name=fulfil | 15 of 60 s | before the first |',
    '| Missing | own |  | 30 of 300 s | rolled out |',
  ]);
});

test('events that came after their activity are not lost', () => {
  const asked: unknown[] = [];
  const [first, ...others] = corrected(DONE, (flow, events) => {
    asked.push([flow, events]);
    return [];
  });
  expect(first.delivery!.lost).toEqual([]);
  expect(others).toEqual(DONE.slice(1));
  expect(asked).toEqual([['own', [7]]]);
});
