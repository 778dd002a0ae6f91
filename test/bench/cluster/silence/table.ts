import { age, isNear, longest, Spell } from './alert-spells';
import { Done } from './hour';

/** The alerts of one flow. */
export interface Watched {
  readonly spells: readonly Spell[];
  /** After how many seconds each alert fires. */
  readonly pending: ReadonlyMap<string, number>;
}

const HEAD = '| activity | flow | begin | s | sent | refused | lost | alerts pending | alerts firing |\n|---|---|---|---|---|---|---|---|---|';

/** What was done, what became of the requests, and which alerts began to be pending or firing meanwhile. */
export function workTable(done: readonly Done[], watched: ReadonlyMap<string, Watched>): string {
  const rows = done.map((each, index) => {
    const next = done.slice(index + 1).find(({ flow }) => flow === each.flow)?.from ?? Infinity;
    const { spells, pending } = watched.get(each.flow)!;
    const begun = spells.filter(spell => spell.from >= each.from && spell.from < next && isNear(spell, pending));
    const alerts = (state: Spell['state']) => begun.filter(spell => spell.state === state).map(spell => named(spell, pending)).join(', ');
    const { sent = '', refused = '', lost } = each.delivery ?? {};
    const activity = each.problem === undefined ? each.activity : `${each.activity}: ${each.problem.replace(/\s+/g, ' ')}`;
    return [activity, each.flow, clock(each.from), each.to - each.from, sent, refused, lost?.length ?? '', alerts('pending'), alerts('firing')];
  });
  return [HEAD, ...[...rows, totals(done, watched)].map(cells => `| ${cells.join(' | ')} |`)].join('\n');
}

/** Of each alert that was pending at any time, how long at most. */
export function pendingTable(watched: ReadonlyMap<string, Watched>, done: readonly Done[]): string {
  const rows = [...watched].flatMap(([flow, { spells, pending }]) => {
    const share = (spell: Spell) => age(spell) / pending.get(spell.alert)!;
    const ofFlow = done.filter(each => each.flow === flow);
    return longest(spells).sort((a, b) => share(b) - share(a))
      .map(spell => [short(spell), flow, spell.about, `${age(spell)} of ${pending.get(spell.alert)} s`, during(spell, ofFlow)]);
  });
  return ['| alert | flow | about | pending at most | begun during |\n|---|---|---|---|---|', ...rows.map(cells => `| ${cells.join(' | ')} |`)].join('\n');
}

function totals(done: readonly Done[], watched: ReadonlyMap<string, Watched>): (string | number)[] {
  const sum = (count: (each: Done) => number | undefined) => done.reduce((total, each) => total + (count(each) ?? 0), 0);
  const near = [...watched.values()].flatMap(({ spells, pending }) => spells.filter(spell => isNear(spell, pending)));
  const count = (state: Spell['state']) => near.filter(spell => spell.state === state).length;
  const [first, last] = [Math.min(...done.map(({ from }) => from)), Math.max(...done.map(({ to }) => to))];
  return ['all', '', clock(first), last - first, sum(({ delivery }) => delivery?.sent), sum(({ delivery }) => delivery?.refused),
    sum(({ delivery }) => delivery?.lost.length), count('pending'), count('firing')];
}

const during = ({ from }: Spell, done: readonly Done[]): string => done.filter(each => each.from <= from).at(-1)?.activity ?? 'before the first';

const short = ({ alert }: Spell): string => alert.replace(/^ArgoEvents/, '');
const named = (spell: Spell, pending: ReadonlyMap<string, number>): string => spell.state === 'firing'
  ? `${short(spell)} at ${clock(spell.from)} for ${age(spell)} s` : `${short(spell)} ${age(spell)} of ${pending.get(spell.alert)} s`;

const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
