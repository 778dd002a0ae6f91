import { Verdict } from './verdict';
import { bound } from './words';

/** The answer when it is not known whether something is so: both answers if they agree, else unknown, with the chains of the worse one. */
export function eitherWay(ifSo: Verdict, ifNot: Verdict, fact: string): Verdict {
  if (said(ifSo) === said(ifNot) && ifSo.pause === ifNot.pause) {
    return ifSo;
  }
  return { ...ifNot, kind: 'unknown', missing: [...ifNot.missing, `${fact}; if so: ${said(ifSo)}, if not: ${said(ifNot)}`] };
}

function said(verdict: Verdict): string {
  return `${verdict.kind} ${bound(verdict)}`.trim();
}
