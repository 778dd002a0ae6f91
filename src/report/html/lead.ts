import { Analysis } from '../../analysis/analyse';
import { Verdict, VERDICT_KINDS } from '../../analysis/verdict';
import { bound, pathName } from '../../analysis/words';

/** The page in two or three sentences: how much was looked at, the worst of it, and broken promises. */
export function lead({ groups, failures }: Analysis): string[] {
  if (groups.length === 0) {
    return ['There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.'];
  }
  const paths = groups.flatMap(group => group.paths);
  const answers = groups.flatMap(group => failures.map(failure => ({ group, failure, verdict: group.verdicts.get(failure.id)! })));
  const worst = answers.reduce((a, b) => rank(b.verdict) < rank(a.verdict) ? b : a);
  const names = worst.group.paths.length === 1 ? pathName(worst.group.paths[0]) : `${worst.group.paths.length} flows`;
  const broken = groups.filter(({ brokenPromises }) => brokenPromises.length > 0).flatMap(group => group.paths);
  return [
    `${paths.length} ${paths.length === 1 ? 'flow' : 'flows'} of events, ${failures.length} cases each, over all placements that the constraints allow.`,
    worst.verdict.kind === 'flows' ? 'Events flow in all of them.' : `Worst: ${names} ${`${worst.verdict.kind} ${bound(worst.verdict)}`.trim()} with ${worst.failure.title}.`,
    ...broken.length > 0 ? [`${broken.length} of them ${broken.length === 1 ? 'does' : 'do'} not survive what they are declared to survive.`] : [],
  ];
}

/** Of pauses and refusals, the longer one is worse. */
function rank({ kind, pause, refusals }: Verdict): number {
  const seconds = Math.max(pause, ...refusals.map(refusal => refusal.seconds));
  return VERDICT_KINDS.indexOf(kind) - (Number.isFinite(seconds) ? seconds / (seconds + 1) : 1) * 0.9;
}
