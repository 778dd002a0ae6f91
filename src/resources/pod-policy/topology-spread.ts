import { cel } from './cel';
import { jsonPatch, Mutation, Variable } from './pod-addition';

/** Old and new pods of a rollout are spread apart; pods of a StatefulSet have no such label, and one revision. */
export const matchLabelKeys: Variable = {
  name: 'matchLabelKeys',
  expression: cel`
    "pod-template-hash" in object.metadata.labels
      ? optional.of(["pod-template-hash"])
      : optional.none()`,
};

export interface TopologySpread {
  readonly topologyKey: string;
  /** CEL variable: DoNotSchedule, ScheduleAnyway, or empty. */
  readonly whenUnsatisfiable: string;
  /** CEL variable: a number, 0 for none. */
  readonly minDomains?: string;
}

/**
 * A constraint over the pods of the same EventBus, EventSource or Sensor, unless the pod has one of its own for the same key.
 *
 * Only a JSON patch can add it: labelSelector and matchLabelKeys are atomic. The list is made and filled in one patch, since an
 * empty list does not outlive it; and one Object is added at a time, since API servers up to 1.36 panic on a list of them.
 * Nodes are Honor for both: a lost or cordoned zone would otherwise hold back its own replacement pods.
 */
export function topologySpread({ topologyKey, whenUnsatisfiable, minDomains }: TopologySpread): Mutation {
  const fields = [
    `topologyKey: "${topologyKey}"`,
    'maxSkew: 1',
    ...(minDomains ? [`?minDomains: ${minDomains} > 0 ? optional.of(${minDomains}) : optional.none()`] : []),
    `whenUnsatisfiable: ${whenUnsatisfiable}`,
    'nodeAffinityPolicy: "Honor"',
    'nodeTaintsPolicy: "Honor"',
  ].join(',\n');
  return jsonPatch(cel`
    ${whenUnsatisfiable} == ""
    || !("owner-name" in object.metadata.labels)
    || ${hasSpread(topologyKey)}
      ? []
      : (has(object.spec.topologySpreadConstraints) ? [] : [
          JSONPatch{op: "add", path: "/spec/topologySpreadConstraints", value: []}
        ]) + [
          JSONPatch{op: "add", path: "/spec/topologySpreadConstraints/-", value: Object.spec.topologySpreadConstraints{
            ${fields},
            labelSelector: Object.spec.topologySpreadConstraints.labelSelector{matchLabels: {
              "controller": string(object.metadata.labels["controller"]),
              "owner-name": string(object.metadata.labels["owner-name"])
            }},
            ?matchLabelKeys: variables.matchLabelKeys
          }}
        ]`);
}

/** CEL, true when the pod has a constraint over the key, ours or its own. */
export function hasSpread(topologyKey: string, ...conditions: string[]): string {
  const all = [`c.topologyKey == "${topologyKey}"`, ...conditions].join(' && ');
  return `object.spec.?topologySpreadConstraints.orValue([]).exists(c, ${all})`;
}
