import { isNear, longest, pendingTimes, Spell, spellsOf } from './alert-spells';

const series = (labels: Record<string, string>, ...times: number[]) => ({
  metric: { __name__: 'ALERTS', namespace: 'shop', severity: 'warning', ...labels }, values: times.map(time => [time, '1'] as const),
});
const spell = (alert: string, state: Spell['state'], from: number, to: number): Spell => ({ alert, state, about: '', from, to });

test('values without a gap are one spell, and a gap of more than a step begins another', () => {
  const range = [series({ alertname: 'Stuck', alertstate: 'pending', sensor_name: 'fulfil' }, 60, 90, 120, 210, 300, 330)];
  expect(spellsOf(range, 30)).toEqual([[60, 120], [210, 210], [300, 330]].map(([from, to]) =>
    ({ alert: 'Stuck', state: 'pending', about: 'sensor_name=fulfil', from, to })));
});

test('spells of all alerts come in the order in which they began', () => {
  const range = [
    series({ alertname: 'Late', alertstate: 'pending' }, 90),
    series({ alertname: 'Early', alertstate: 'pending' }, 30, 60),
    series({ alertname: 'Early', alertstate: 'firing' }, 75),
  ];
  expect(spellsOf(range, 30)).toEqual([spell('Early', 'pending', 30, 60), spell('Early', 'firing', 75, 75), spell('Late', 'pending', 90, 90)]);
  expect(spellsOf([], 30)).toEqual([]);
});

test('the time after which an alert fires is that of its rule; a recorded series has none', () => {
  const rule = (...rules: object[]) => ({ spec: { groups: [{ rules }, { rules: [{ alert: 'AtOnce' }] }] } });
  expect([...pendingTimes(rule({ record: 'info' }, { alert: 'Stuck', for: '60s' }))]).toEqual([['Stuck', 60], ['AtOnce', 0]]);
  expect(() => pendingTimes(rule({ alert: 'Stuck', for: '1m' }))).toThrow('the rule has "for: 1m". Allowed: seconds');
});

test.each<[Spell, boolean]>([
  [spell('Stuck', 'pending', 0, 30), false],
  [spell('Stuck', 'pending', 0, 31), true],
  [spell('Stuck', 'firing', 0, 0), true],
  [spell('AtOnce', 'firing', 0, 0), true],
])('%o is near to firing, or fired: %p', (one, near) => {
  expect(isNear(one, new Map([['Stuck', 60], ['AtOnce', 0]]))).toBe(near);
});

test('of each alert that was pending, the longest spell is kept', () => {
  const kept = [spell('Stuck', 'pending', 100, 160), spell('Missing', 'pending', 0, 10)];
  expect(longest([kept[1], spell('Stuck', 'pending', 0, 30), spell('AtOnce', 'firing', 0, 500), kept[0], spell('Stuck', 'pending', 300, 330)]))
    .toEqual([kept[1], kept[0]]);
});
