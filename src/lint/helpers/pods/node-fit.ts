import { NodeRequirement, nodeMeets, nodeRequirements, requirementText } from './node-requirements';
import { repellingTaints } from '../../../flow/nodes';
import { asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { quantity } from '../../../values/quantity';

/** Why a node does not take a pod; undefined when the node takes it, as far as its labels, taints and size say. */
export function misfit(node: Json, pod: Json): string | undefined {
  const alternatives = nodeRequirements(pod);
  const matches = alternatives?.some(requirements => requirements.every(each => nodeMeets(node, each))) ?? true;
  if (!matches) return lacking(node, alternatives!);
  if (at(node, 'spec', 'unschedulable') === true) return 'is cordoned';
  const taint = repellingTaints(node).find(each => !asRecords(pod.tolerations).some(toleration => tolerates(toleration, each)));
  if (taint !== undefined) return `has the taint ${asString(taint.key)}`;
  const short = Object.entries(requested(pod)).find(([resource, amount]) => amount > (quantity(at(node, 'status', 'allocatable', resource)) ?? Infinity));
  return short && `has less ${short[0]} than the pod requests`;
}

function lacking(node: Json, alternatives: readonly (readonly NodeRequirement[])[]): string {
  const [first = []] = alternatives;
  const unmet = first.filter(each => !nodeMeets(node, each)).map(requirementText);
  return alternatives.length > 1 || unmet.length === 0 ? 'lacks the required labels' : `lacks ${unmet.join(' and ')}`;
}

function tolerates({ key = '', operator = 'Equal', value = '', effect = '' }: Json, taint: Json): boolean {
  return (effect === '' || effect === taint.effect) && (key === '' ? operator === 'Exists' : key === taint.key && (operator === 'Exists' || value === (taint.value ?? '')));
}

/** A container without a request requests its limit. */
function requested({ containers }: Json): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { resources } of asRecords(containers)) {
    for (const [resource, amount] of Object.entries({ ...asRecord(at(resources, 'limits')), ...asRecord(at(resources, 'requests')) })) {
      sums[resource] = (sums[resource] ?? 0) + (quantity(amount) ?? 0);
    }
  }
  return sums;
}
