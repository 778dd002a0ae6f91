import { worstAnswer } from './rows';
import { Analysis } from '../../analysis/analyse';
import { NO_FLOW, pathName, said } from '../../analysis/words';

/** The page in two or three sentences: how much was looked at, the worst of it, and broken promises. */
export function lead(analysis: Analysis): string[] {
  const { groups, failures } = analysis;
  const worst = worstAnswer(analysis);
  if (worst === undefined) {
    return [NO_FLOW];
  }
  const paths = groups.flatMap(group => group.paths);
  const names = worst.group.paths.length === 1 ? pathName(worst.group.paths[0]) : `${worst.group.paths.length} flows`;
  const broken = groups.filter(({ brokenPromises }) => brokenPromises.length > 0).flatMap(group => group.paths);
  return [
    `${paths.length} ${paths.length === 1 ? 'flow' : 'flows'} of events: ${failures.length} cases each, and every two failures at once, over all placements that the constraints allow.`,
    worst.verdict.kind === 'flows' ? 'Events flow in all of them.' : `Worst of the single failures: ${worst.title}: ${names} ${said(worst.verdict)}.`,
    ...broken.length > 0 ? [broken.length === 1 ? '1 flow does not survive what it is declared to survive.' : `${broken.length} flows do not survive what they are declared to survive.`] : [],
  ];
}
