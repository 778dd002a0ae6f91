import { Analysis, PathGroup } from '../../analysis/analyse';
import { verdictRank } from '../../analysis/compare-verdicts';
import { takesComponents } from '../../analysis/failures';

/** Groups for people, the worst first. */
export function worstFirst({ groups, failures: all }: Analysis): PathGroup[] {
  const failures = all.filter(takesComponents);
  const worst = (group: PathGroup) => Math.max(...failures.map(({ id }) => verdictRank(group.verdicts.get(id)!)));
  const total = (group: PathGroup) => failures.reduce((sum, { id }) => sum + verdictRank(group.verdicts.get(id)!), 0);
  return groups.map(group => ({ group, worst: worst(group), total: total(group) }))
    .sort((a, b) => b.worst - a.worst || b.total - a.total)
    .map(({ group }) => group);
}
