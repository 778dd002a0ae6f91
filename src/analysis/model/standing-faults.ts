import { assumedController } from './bus-version';
import { Fault, FaultReach } from './fault';
import { MissingFact } from './model';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';
import { IgnoreEntry } from '../../lint/engine/config';
import { EffectTarget, effectOf, standingTargets } from '../../lint/engine/effect-targets';
import { isStanding, StandingEffect } from '../../lint/engine/flow-effect';
import { Rule, Unknown } from '../../lint/engine/rule';
import { runRules } from '../../lint/engine/run-rules';
import { RuleFinding, suppress } from '../../lint/engine/suppress';
import { RULES } from '../../lint/rules';
import { unlistedJetstreamVersion } from '../../lint/rules/start/unlisted-jetstream-version';
import { describe, FlowObject } from '../../manifests/manifest-object';
import { Assumption } from '../codes/notes';
import { Part } from '../verdict';

/** A fault, and what it reaches. */
export interface PlacedFault {
  readonly target: EffectTarget;
  readonly fault: Fault;
}

/** What the linter finds that needs no failure, by the object that it reaches. */
export interface StandingFaults {
  /** Faults that reach the object or a part of it. */
  readonly of: (object: FlowObject | undefined) => readonly PlacedFault[];
  /** What the linter cannot tell of the object. */
  readonly missing: (object: FlowObject | undefined) => readonly MissingFact[];
  /** What was left out. */
  readonly assumptions: readonly Assumption[];
}

/** Rules whose gravest finding, or unknown, needs no failure. */
const STANDING_RULES = RULES.filter(({ effect, unknownEffect = effect }) => isStanding(effect) || isStanding(unknownEffect));

const PARTS: Readonly<Record<string, Part>> = { EventBus: 'bus', EventSource: 'source', Sensor: 'sensor' };

/** Runs the rules that find what stops a flow. What was accepted with a reason counts as accepted here too. */
export function standingFaults(flow: Flow, facts: Facts, ignore: readonly IgnoreEntry[] = []): StandingFaults {
  const { findings, unknowns, failed } = runRules(STANDING_RULES, flow, facts);
  const standing = findings.filter(finding => isStanding(effectOf(finding)));
  const { open, suppressed } = standing.length === 0 ? { open: [], suppressed: [] } : suppress(standing, flow.objects, ignore, new Map());
  const byObject = new Map<FlowObject, PlacedFault[]>();
  const byKind = new Map<string, PlacedFault[]>();
  for (const finding of open) {
    for (const target of standingTargets(finding)) {
      const placed = { target, fault: faultOf(finding, target) };
      if (target.ofKind) append(byKind, target.object.kind, placed);
      else append(byObject, target.object, placed);
    }
  }
  const missing = new Map<FlowObject, MissingFact[]>();
  const listed = new Set(flow.buses.filter(bus => assumedController([bus], facts) !== undefined).map(({ object }) => object));
  for (const unknown of unknowns.filter(each => isStanding(effectOf(each)))) {
    if (!(unknown.rule === unlistedJetstreamVersion && listed.has(unknown.object))) append(missing, unknown.object, missingFact(unknown));
  }
  return {
    of: object => object === undefined ? [] : [...byKind.get(object.kind) ?? [], ...byObject.get(object) ?? []],
    missing: object => object === undefined ? [] : missing.get(object) ?? [],
    assumptions: [
      ...suppressed.map(({ rule, object, suppression }) => ({ code: 'finding-suppressed', rule: rule.id, object: describe(object), reason: suppression.reason } as const)),
      ...failed.map(({ rule, error }) => ({ code: 'rule-failed', rule: rule.id, message: error.message } as const)),
    ],
  };
}

function faultOf(finding: RuleFinding, target: EffectTarget): Fault {
  const { rule, object, path, problem, what, fix = rule.fix } = finding;
  const part = PARTS[target.object.kind];
  const own = object.kind in PARTS;
  return {
    object,
    part,
    occurrence: { code: 'finding', rule: rule.id, ...problem !== undefined && { problem }, message: what, reach: { does: (effectOf(finding) as { does: StandingEffect }).does, ...reachOf(target) } },
    remedy: {
      part: own ? PARTS[object.kind] : part,
      target: { kind: 'field', path, ...!own && { object: { kind: object.kind, name: object.name } } },
      code: 'correct-finding',
      rule: rule.id,
      message: fix,
    },
  };
}

function reachOf({ object: { kind }, ofKind, event, dependency, trigger }: EffectTarget): Omit<FaultReach, 'does'> {
  if (ofKind) return { to: 'kind', kind };
  if (event !== undefined) return { to: 'event', kind, event };
  return { to: trigger !== undefined ? 'trigger' : dependency !== undefined ? 'dependency' : 'object', kind };
}

function missingFact({ object, what, needs, manifest, onlyBus, rule }: Unknown & { readonly rule: Rule }): MissingFact {
  return {
    part: manifest === 'EventBus' ? 'bus' : manifest === 'EventSource' ? 'source' : PARTS[object.kind] ?? 'cluster',
    // without names, so that flows that lack the same are one group
    fact: manifest === undefined ? { code: 'rule', rule: rule.id, message: what, needs } : { code: 'manifest', kind: manifest, ...onlyBus !== undefined && { onlyBus } },
    always: true,
  };
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
