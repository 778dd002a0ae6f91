import { Remedy } from './codes/remedy';
import { boundOf, Verdict } from './verdict';
import { isEqual } from '../values/unique';

const INSTALL: Remedy = { part: 'cluster', target: { kind: 'object', object: { kind: 'HaPodPolicy' } }, code: 'install-pod-policy' };

/** The answer when nobody says whether the pod policy is installed: that of both cases if they agree, else unknown, with the chains of the case without. */
export function mergeForUnknownPolicy(ifInstalled: Verdict, ifNot: Verdict): Verdict {
  const [installed, notInstalled] = [boundOf(ifInstalled), boundOf(ifNot)];
  if (isEqual(installed, notInstalled) && ifInstalled.pause === ifNot.pause) return ifInstalled;
  return {
    ...ifNot,
    kind: 'unknown',
    missing: [...ifNot.missing, { code: 'pod-policy' }],
    remedies: [INSTALL, ...ifInstalled.remedies],
    podPolicy: { installed, notInstalled },
  };
}
