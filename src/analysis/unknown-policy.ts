import { Fix, mainRefusal, Verdict } from './verdict';
import { said } from './verdict-text';

export const POD_POLICY_FACT = 'whether the pod policy is installed (podPolicy)';
const INSTALL: Fix = { part: 'cluster', field: 'HaPodPolicy', change: 'install it, and add it to the manifests or say podPolicy: true' };

/** The answer when nobody says whether the pod policy is installed: that of both cases if they agree, else unknown, with the chains of the case without. */
export function withOrWithoutPolicy(ifInstalled: Verdict, ifNot: Verdict): Verdict {
  if (isSameAnswer(ifInstalled, ifNot)) return ifInstalled;
  return {
    ...ifNot,
    kind: 'unknown',
    missing: [...ifNot.missing, POD_POLICY_FACT],
    fixes: [INSTALL, ...ifInstalled.fixes],
    podPolicy: { installed: said(ifInstalled), not: said(ifNot) },
  };
}

/** Whether two answers have one kind and one bound. */
function isSameAnswer(a: Verdict, b: Verdict): boolean {
  const [refused, other] = [mainRefusal(a), mainRefusal(b)];
  const longestLoss = ({ loses }: Verdict) => Math.max(0, ...loses.map(({ seconds = 0 }) => seconds));
  return a.kind === b.kind && a.pause === b.pause && longestLoss(a) === longestLoss(b)
    && (a.kind !== 'refuses' || refused?.share === other?.share && refused?.seconds === other?.seconds);
}
