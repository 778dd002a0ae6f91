/**
 * What a fault does to events while nothing fails. The analysis reads it: such a flow never counts as one that delivers.
 * never-starts: the controller refuses the object, or its pods cannot start.
 * never-delivers: the pods run, and no event is delivered.
 * refuses: no request of a sender is accepted.
 * loses: events are accepted and lost.
 */
export type StandingEffect = 'never-starts' | 'never-delivers' | 'refuses' | 'loses';

/**
 * What a fault does under a condition. The analysis derives these from the manifests, or leaves them to the linter.
 * in-failure: during a failure, a drain or a rollout.
 * sometimes: depends on load, size or timing.
 * on-change: at the next change of the object.
 * elsewhere: depends on objects that are not among the manifests, and that are assumed to be right.
 * none: events are not concerned.
 */
export type ConditionalEffect = 'in-failure' | 'sometimes' | 'on-change' | 'elsewhere' | 'none';

/**
 * What the effect reaches. The path of the finding names the event (`spec.<type>.<event>`), the dependency (`spec.dependencies.<index>`) or the
 * trigger (`spec.triggers.<index>`).
 * kind: every object of that kind, as the controller can list none of them.
 */
export type EffectScope = 'kind' | 'object' | 'event' | 'dependency' | 'trigger';

export type FlowEffect =
  | { readonly does: StandingEffect; readonly to: EffectScope }
  | { readonly does: ConditionalEffect };

/** What needs no failure to stop or lose events. */
export type StandingFlowEffect = Extract<FlowEffect, { readonly to: EffectScope }>;

export function isStanding(effect: FlowEffect): effect is StandingFlowEffect {
  return 'to' in effect;
}
