import { Arguments, Options } from './arguments';
import { CONFIG_OPTION, configOf } from './config-option';
import { FACT_OPTIONS } from './fact-options';
import { readSurvives } from './survives-option';
import { PlanOptions } from '../adopt/plan';
import { PodPolicyEngine } from '../constructs/pod-policy/pod-policy-options';
import { unknownWord } from '../contract/usage-error';

const ENGINES: Readonly<Record<string, PodPolicyEngine>> = {
  'admission-policy': PodPolicyEngine.MUTATING_ADMISSION_POLICY,
  'kyverno': PodPolicyEngine.KYVERNO,
};

export const ENGINE_OPTION: Options = {
  engine: { type: 'string', value: Object.keys(ENGINES).join('|'), help: 'what applies the pod policy (default: admission-policy, from Kubernetes 1.36 on)' },
};

export const PLAN_OPTIONS: Options = {
  survives: { type: 'string', value: 'DOMAIN', help: 'pod, node or zone: failure domain that every flow must survive (default: as declared in the manifests, or node)' },
  ...ENGINE_OPTION,
  ...CONFIG_OPTION,
  ...FACT_OPTIONS,
};

export function engineOf(given: Arguments): PodPolicyEngine | undefined {
  const name = given.text('engine');
  if (name === undefined) return undefined;
  if (!Object.hasOwn(ENGINES, name)) throw unknownWord('--engine: there is no engine', name, Object.keys(ENGINES));
  return ENGINES[name];
}

export function planOptionsOf(given: Arguments): PlanOptions {
  return { facts: configOf(given).facts, survives: readSurvives(given.text('survives')), engine: engineOf(given) };
}
