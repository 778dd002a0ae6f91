import { Analysis } from './analyse';
import { Failure } from './failures';
import { Path } from './model/paths';
import { failsAtRest, failuresWithin, survived } from './survival-target';
import { Verdict } from './verdict';
import { FailureDomain } from '../contract/failure-domain';

/** A failure that a path does not survive. */
export interface NotSurvived {
  readonly failure: Failure;
  readonly path: Path;
  readonly verdict: Verdict;
}

/** Every failure of `domain` with every path that does not survive it. */
export function notSurvived({ groups, failures }: Analysis, domain: FailureDomain): NotSurvived[] {
  return groups.flatMap(group => {
    const { paths, verdicts } = group;
    // what stops while nothing fails stops in every failure
    return failuresWithin(domain, failures).filter(({ id, scope }) => !survived(verdicts.get(id)!) && (scope === 'none' || !failsAtRest(group)))
      .flatMap(failure => paths.map(path => ({ failure, path, verdict: verdicts.get(failure.id)! })));
  });
}
