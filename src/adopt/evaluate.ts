import { Duration, Size } from 'cdk8s';
import { Call, Code, EnumMember, isCodeRecord, Reference } from './code';
import * as argoevents from '../../imports/argo-events';
import { StreamDiscard } from '../constructs/event-bus/event-bus-options';
import { PodPolicyEngine } from '../constructs/pod-policy/pod-policy-options';
import { LeaderElection } from '../constructs/workload/leader-election';
import { BusRuntime } from '../contract/bus-runtime';
import { FailureDomain } from '../contract/failure-domain';

const CLASSES: Readonly<Record<string, any>> = {
  BusRuntime,
  Duration,
  Size,
  StreamDiscard,
  PodPolicyEngine,
  LeaderElection,
  FailureDomain,
  'argoevents.Int64OrString': argoevents.Int64OrString,
  'argoevents.IntOrString': argoevents.IntOrString,
};

/** The value of code, with the parts that it refers to. */
export function evaluate(code: Code, parts: ReadonlyMap<string, unknown>): any {
  if (code instanceof EnumMember) return CLASSES[code.type][code.member];
  if (code instanceof Call) return CLASSES[code.type][code.method](...code.args.map(arg => evaluate(arg, parts)));
  if (code instanceof Reference) return parts.get(code.variable);
  if (Array.isArray(code)) return code.map(item => evaluate(item as Code, parts));
  if (isCodeRecord(code)) return Object.fromEntries(Object.entries(code).map(([key, value]) => [key, evaluate(value, parts)]));
  return code;
}
