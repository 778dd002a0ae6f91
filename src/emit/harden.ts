import { bucket } from './bucket';
import { budgets } from './budgets';
import { constructs } from './constructs';
import { Emission } from './emission';
import { fixes } from './fixes';
import { guard } from './guard';
import { inTurn } from './in-turn';
import { keeper } from './keeper';
import { podPolicy } from './pod-policy';
import { planOf, PlanOptions } from '../adopt/plan';
import { Flow } from '../flow/flow';
import { workloads } from '../lint/helpers/clients';

/** All that manifests lack: safe corrections, what the constructs would make of them, and the rest for what no construct takes over. */
export function harden(flow: Flow, options: PlanOptions = {}): Emission {
  const { facts = {}, engine } = options;
  const guarded = facts.podPolicy === false ? [] : [guard];
  return inTurn(flow, [
    before => fixes(before, facts),
    before => constructs(before, planOf(before, options)),
    ...guarded.map(step => (before: Flow) => step(before)),
    before => keeper(before),
    before => bucket(before),
    budgets,
    // some are safe only now, as the eviction of pods that have a budget
    before => fixes(before, facts),
    before => (isAskedFor(before) && before.podPolicies.length === 0 && facts.podPolicy === undefined ? podPolicy(engine) : NOTHING),
  ]);
}

const NOTHING: Emission = { added: [], changed: new Map(), left: [] };

function isAskedFor(flow: Flow): boolean {
  return workloads(flow).some(pods => pods.podPolicy !== undefined);
}
