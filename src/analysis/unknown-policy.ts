import { Fix, Verdict } from './verdict';
import { said } from './verdict-text';

export const POD_POLICY_FACT = 'whether the pod policy is installed (podPolicy)';
const INSTALL: Fix = { part: 'cluster', field: 'HaPodPolicy', change: 'install it, and add it to the manifests or say podPolicy: true' };

/** The answer when nobody says whether the pod policy is installed: that of both cases if they agree, else unknown, with the chains of the case without. */
export function withOrWithoutPolicy(ifInstalled: Verdict, ifNot: Verdict): Verdict {
  if (said(ifInstalled) === said(ifNot) && ifInstalled.pause === ifNot.pause) {
    return ifInstalled;
  }
  return {
    ...ifNot,
    kind: 'unknown',
    missing: [...ifNot.missing, POD_POLICY_FACT],
    fixes: [INSTALL, ...ifInstalled.fixes],
    podPolicy: { installed: said(ifInstalled), not: said(ifNot) },
  };
}
