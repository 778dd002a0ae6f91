import { CONTROLLER, CONTROLLER_LABEL, NAME_LABEL, WorkloadKind } from '../../argo-events/catalog/labels';
import { Flow } from '../../flow/flow';
import { describe, FlowObject } from '../../manifests/manifest-object';
import { objectsOfKind } from '../../manifests/objects-of-kind';
import { Json } from '../../values/json-values';
import { Path, Result } from '../engine/rule';

/** Objects whose selector is meant for pods of Argo Events and selects none of those that the manifests make. */
export function danglingSelectors(
  { objects }: Flow, kind: string, labelsOf: (object: FlowObject) => Json | undefined, selects: (object: FlowObject) => boolean, path: Path,
): Result[] {
  const workloads = new Map(objects.filter(object => Object.hasOwn(CONTROLLER, object.kind)).map(object => [describe(object), object]));
  return objectsOfKind(objects, kind).flatMap((object): Result[] => {
    const labels = labelsOf(object) ?? {};
    const meant = meantFor(labels);
    if (meant === undefined || selects(object)) return [];
    const written = Object.entries(labels).map(([key, value]) => `${key}: ${String(value)}`).join(', ');
    const named = meant.name === undefined ? undefined : { kind: meant.kind, name: meant.name, namespace: object.namespace };
    const namesake = named && [...workloads.values()].some(other => other.kind === named.kind && other.namespace === named.namespace);
    // the workload it names may be in manifests that were not given
    if (named && !workloads.has(describe(named)) && !namesake) {
      return [{ object, path, what: `whether it selects any pods of ${describe(named)}`, needs: `the manifest of ${describe(named)}` }];
    }
    return [{ object, path, what: `no ${meant.kind} among the manifests has pods with the labels ${written}` }];
  });
}

/** The workload whose pods a selector is meant for, by the labels that only the controller gives. */
export function meantFor(labels: Json): { kind: WorkloadKind; name?: string } | undefined {
  const kinds = Object.keys(CONTROLLER) as WorkloadKind[];
  const kind = kinds.find(candidate => NAME_LABEL[candidate] in labels)
    ?? kinds.find(candidate => labels[CONTROLLER_LABEL] === CONTROLLER[candidate]);
  if (kind === undefined) return undefined;
  const name = labels[NAME_LABEL[kind]];
  return { kind, ...typeof name === 'string' && { name } };
}
