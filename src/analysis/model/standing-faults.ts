import { assumedController } from './bus-version';
import { Fault } from './fault';
import { MissingFact } from './model';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';
import { IgnoreEntry } from '../../lint/engine/config';
import { EffectTarget, effectOf, standingTargets } from '../../lint/engine/effect-targets';
import { isStanding, StandingEffect } from '../../lint/engine/flow-effect';
import { Unknown } from '../../lint/engine/rule';
import { runRules } from '../../lint/engine/run-rules';
import { RuleFinding, suppress } from '../../lint/engine/suppress';
import { RULES } from '../../lint/rules';
import { jetstreamVersion } from '../../lint/rules/start/jetstream-version';
import { describe, FlowObject } from '../../manifests/manifest-object';
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
  /** What was left out, in words. */
  readonly notes: readonly string[];
}

/** Rules whose gravest finding needs no failure. */
const STANDING_RULES = RULES.filter(({ effect }) => isStanding(effect));

const PARTS: Readonly<Record<string, Part>> = { EventBus: 'bus', EventSource: 'source', Sensor: 'sensor' };

const CONSEQUENCES: Readonly<Record<StandingEffect, string>> = {
  'never-starts': 'never starts',
  'never-delivers': 'delivers no event',
  'refuses': 'refuses every request',
  'loses': 'loses events',
};

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
    if (!(unknown.rule === jetstreamVersion && listed.has(unknown.object))) append(missing, unknown.object, missingFact(unknown));
  }
  return {
    of: object => object === undefined ? [] : [...byKind.get(object.kind) ?? [], ...byObject.get(object) ?? []],
    missing: object => object === undefined ? [] : missing.get(object) ?? [],
    notes: [
      ...suppressed.map(({ rule, object, suppression }) => `${rule.id} is suppressed for ${describe(object)}: ${suppression.reason}`),
      ...failed.map(({ rule, error }) => `${rule.id} failed, which is a fault of this tool: ${error.message}`),
    ],
  };
}

function faultOf(finding: RuleFinding, { object: reached, ofKind, event, dependency, trigger }: EffectTarget): Fault {
  const { rule, object, path, what, fix = rule.fix } = finding;
  const part = PARTS[reached.kind];
  const does = (effectOf(finding) as { does: StandingEffect }).does;
  const subject = ofKind ? `no ${reached.kind} of the cluster is read, and each of them`
    : event !== undefined ? `event ${event}` : trigger !== undefined ? 'this trigger' : dependency !== undefined ? 'this dependency' : `the ${reached.kind}`;
  const own = object.kind in PARTS;
  return {
    object,
    rule: rule.id,
    does,
    part,
    text: `${what}: ${subject} ${CONSEQUENCES[does]}`,
    fix: { part: own ? PARTS[object.kind] : part, field: `${own ? '' : `${object.kind} ${object.name} `}${path.join('.')}`, change: fix },
  };
}

function missingFact({ object, what, needs, manifest, instead }: Unknown): MissingFact {
  return {
    part: manifest === 'EventBus' ? 'bus' : manifest === 'EventSource' ? 'source' : PARTS[object.kind] ?? 'cluster',
    // without names, so that flows that lack the same are one group
    fact: manifest === undefined ? `${what} (${needs})` : `the ${manifest}: add it to the manifests${instead === undefined ? '' : `, or ${instead}`}`,
    always: true,
  };
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
