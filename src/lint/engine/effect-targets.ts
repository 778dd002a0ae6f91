import { FlowEffect, isStanding } from './flow-effect';
import { Affected, Path, Rule } from './rule';
import { FlowObject } from '../../manifests/manifest-object';

/** What an effect reaches: an EventBus, EventSource or Sensor, or a part of it. */
export interface EffectTarget {
  readonly object: FlowObject;
  /** The object stands for all objects of its kind. */
  readonly ofKind?: true;
  /** Name of an event of the EventSource. */
  readonly event?: string;
  /** Index of a dependency of the Sensor. */
  readonly dependency?: number;
  /** Index of a trigger of the Sensor. */
  readonly trigger?: number;
}

interface Judgement {
  readonly rule: Pick<Rule, 'effect'>;
  readonly object: FlowObject;
  readonly path: Path;
  readonly effect?: FlowEffect;
  readonly affects?: readonly Affected[];
}

export function effectOf({ rule, effect }: Pick<Judgement, 'rule' | 'effect'>): FlowEffect {
  return effect ?? rule.effect;
}

/** What a finding stops or makes lose events while nothing fails; empty when it does neither. */
export function standingTargets(finding: Judgement): EffectTarget[] {
  const effect = effectOf(finding);
  if (!isStanding(effect)) return [];
  if (finding.affects !== undefined) return [...finding.affects];
  const { object, path: [, field, part] } = finding;
  switch (effect.to) {
    case 'kind': return [{ object, ofKind: true }];
    case 'object': return [{ object }];
    case 'event': return [{ object, event: String(part) }];
    case 'dependency': return [{ object, ...field === 'dependencies' && typeof part === 'number' && { dependency: part } }];
    case 'trigger': return [{ object, ...field === 'triggers' && typeof part === 'number' && { trigger: part } }];
  }
}
