import { asArray, asRecord, asRecords, asString, at, Json } from '../../../values/json-values';

/** A demand on a label of a node, or on its name. */
export interface NodeRequirement {
  /** Key of the label; `metadata.name` of a requirement on fields. */
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly ofField?: true;
}

/** Labels of a node with one possible value, as the images of Argo Events and NATS that the controller names run on Linux. */
const OF_LINUX: Readonly<Record<string, string>> = { 'kubernetes.io/os': 'linux', 'beta.kubernetes.io/os': 'linux' };
const OF_WINDOWS = ['node.kubernetes.io/windows-build'];

/** What nodeSelector and required node affinity ask of a node: one of these sets; undefined when they ask for nothing. */
export function nodeRequirements(pod: Json): NodeRequirement[][] | undefined {
  const selector = Object.entries(asRecord(pod.nodeSelector) ?? {}).map(([key, value]): NodeRequirement => ({ key, operator: 'In', values: [asString(value) ?? ''] }));
  const required = asRecord(at(pod.affinity, 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'));
  if (required === undefined) return selector.length === 0 ? undefined : [selector];
  return asRecords(required.nodeSelectorTerms).map(termRequirements).filter(term => term.length > 0).map(term => [...selector, ...term]);
}

/** A term without requirements matches no node. */
function termRequirements({ matchExpressions, matchFields }: Json): NodeRequirement[] {
  const read = (ofField: boolean) => ({ key, operator, values }: Json): NodeRequirement => ({
    key: asString(key) ?? '', operator: asString(operator) ?? '', values: (asArray(values) ?? []).map(String), ...ofField && { ofField: true },
  });
  return [...asRecords(matchExpressions).map(read(false)), ...asRecords(matchFields).map(read(true))];
}

/** The labels that no Linux node can have together, by their keys; empty when some node can. */
export function contradictions(requirements: readonly NodeRequirement[]): string[] {
  const keys = new Set(requirements.map(({ key }) => key));
  return [...keys].filter(key => !canHold(key, requirements.filter(requirement => requirement.key === key)));
}

function canHold(key: string, requirements: readonly NodeRequirement[]): boolean {
  const absent = requirements.every(({ operator }) => operator === 'DoesNotExist' || operator === 'NotIn');
  if (absent && OF_LINUX[key] === undefined) return true;
  return candidates(key, requirements).some(value => requirements.every(requirement => holds(requirement, value)));
}

/** Values of which one meets the requirements, if any does. */
function candidates(key: string, requirements: readonly NodeRequirement[]): string[] {
  if (OF_WINDOWS.includes(key)) return [];
  if (OF_LINUX[key] !== undefined) return [OF_LINUX[key]];
  const named = requirements.find(({ operator }) => operator === 'In');
  if (named !== undefined) return [...named.values];
  const bounds = requirements.filter(({ operator }) => operator === 'Gt' || operator === 'Lt').map(({ operator, values }) => Number(values[0]) + (operator === 'Gt' ? 1 : -1));
  const excluded = requirements.flatMap(({ operator, values }) => operator === 'NotIn' ? values : []);
  // one more than those that NotIn excludes
  const free = Array.from({ length: excluded.length + 1 }, (_, step) => step);
  return [...bounds.flatMap(bound => free.flatMap(step => [String(bound + step), String(bound - step)])), ...free.map(step => `any-${step}`)];
}

function holds({ operator, values }: NodeRequirement, value: string): boolean {
  switch (operator) {
    case 'In': return values.includes(value);
    case 'NotIn': return !values.includes(value);
    case 'Exists': return true;
    case 'DoesNotExist': return false;
    case 'Gt': return Number(value) > Number(values[0]);
    case 'Lt': return Number(value) < Number(values[0]);
    // the API server refuses other operators, which is another fault
    default: return true;
  }
}

/** Whether a Node meets a requirement. */
export function nodeMeets(node: Json, requirement: NodeRequirement): boolean {
  const value = asString(requirement.ofField ? at(node, 'metadata', 'name') : at(node, 'metadata', 'labels', requirement.key));
  return value === undefined ? requirement.operator === 'DoesNotExist' || requirement.operator === 'NotIn' : holds(requirement, value);
}

/** `kubernetes.io/os In (windows)`. */
export function requirementText({ key, operator, values }: NodeRequirement): string {
  return operator === 'In' && values.length === 1 ? `${key}=${values[0]}` : `${key} ${operator}${values.length === 0 ? '' : ` (${values.join(', ')})`}`;
}
