import { AffectedPods, affectedBy, affectedByComponents } from './affected-pods';
import { Analysis, PathGroup } from '../../../analysis/analyse';
import { verdictRank } from '../../../analysis/compare-verdicts';
import { Combination } from '../../../analysis/cut-sets/combinations';
import { Component, COMPONENTS, partOf } from '../../../analysis/cut-sets/components';
import { pairs } from '../../../analysis/cut-sets/pairs';
import { Failure, takesComponents } from '../../../analysis/failures';
import { failsAtRest } from '../../../analysis/survival-target';
import { Verdict } from '../../../analysis/verdict';
import { isEqual } from '../../../values/unique';
import { pairTitle } from '../../../words/components';
import { aboutFailure, FAILURE_TITLES } from '../../../words/failures';
import { BROKEN_PARTS } from '../../../words/quorum';

/** A line of the table: a single failure, or two at once. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** What it does to a group; undefined when there is nothing to say. */
  readonly answer: (group: PathGroup) => Answer | undefined;
}

/** What a row does to one group of paths. */
export interface Answer {
  readonly group: PathGroup;
  /** Of what happens; a pair of which one is enough has that of the one. */
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly verdict: Verdict;
  readonly affected: AffectedPods;
  /** What happens after the pod that ended is back comes on top. */
  readonly inTurn?: boolean;
}

export function singleRows({ failures, groups }: Analysis): Row[] {
  // when no event passes anyway, the failures have nothing to add
  const never = groups.every(failsAtRest);
  return (never ? failures.filter(({ id }) => id === 'none') : failures).map(failure => ({ id: failure.id, title: FAILURE_TITLES[failure.id], answer: group => single(failure, group) }));
}

/** Pairs that break something in any group that neither of the two breaks alone, then the worst of those that break nothing. */
export function pairRows({ groups: all }: Analysis): Row[] {
  const groups = all.filter(group => !failsAtRest(group));
  const allBreaking = groups.flatMap(({ combinations }) => pairs(combinations).breaking);
  const breaking = new Map(allBreaking.map(({ components }) => [pairId(components), components]));
  const order = (components: readonly Component[]) =>
    components.reduce((number, component) => number * COMPONENTS.length + COMPONENTS.indexOf(component), 0);
  const others = groups.some(({ combinations }) => pairs(combinations).worstOther);
  const rows = [
    ...[...breaking].sort(([, a], [, b]) => order(a) - order(b))
      .map(([id, components]) => ({ id, title: pairTitle(components), answer: (group: PathGroup) => pair(components, group) })),
    ...others ? [{ id: 'other-pairs', title: breaking.size > 0 ? 'any other two, at worst' : 'any two, at worst', answer: worstOther }] : [],
  ];
  return rows.map(row => ({ ...row, answer: group => failsAtRest(group) ? undefined : row.answer(group) }));
}

/** The answer to begin with; undefined when there is no path. */
export function worstAnswer({ groups, failures }: Analysis): Answer | undefined {
  const answers = groups.flatMap(group => failures.filter(takesComponents).map(failure => single(failure, group)));
  const isWorse = (a: Answer, b: Answer | undefined) => {
    const more = b === undefined ? 1 : verdictRank(a.verdict) - verdictRank(b.verdict);
    // of calls refused for the same time, what pauses deliveries as well
    return more > 0 || (more === 0 && a.verdict.pause > b!.verdict.pause);
  };
  return answers.reduce<Answer | undefined>((worst, answer) => isWorse(answer, worst) ? answer : worst, undefined);
}

function single(failure: Failure, group: PathGroup): Answer {
  const { id } = failure;
  return { group, id, title: FAILURE_TITLES[id], about: aboutFailure(failure), verdict: group.verdicts.get(id)!, affected: affectedBy(failure) };
}

function pairId(components: readonly Component[]): string {
  return components.join('+');
}

function pair(components: readonly Component[], group: PathGroup): Answer | undefined {
  const found = group.combinations.find(each => isEqual(each.components, components));
  return found && combined(found, group);
}

function worstOther(group: PathGroup): Answer | undefined {
  const worst = pairs(group.combinations).worstOther;
  return worst && combined(worst, group);
}

function combined({ components, breaks, verdict }: Combination, group: PathGroup): Answer {
  const about = [
    ...breaks.length > 0 ? [`Too few are left of: ${breaks.map(part => BROKEN_PARTS[part]).join(', ')}.`] : [],
    ...components.some(partOf) ? ['A pod that ends is started again; to the time until then, that of the other loss is added.'] : [],
  ];
  return {
    group,
    id: pairId(components),
    title: `${pairTitle(components)} at once`,
    about: about.join(' '),
    verdict,
    affected: affectedByComponents(components),
    inTurn: components.some(partOf),
  };
}
