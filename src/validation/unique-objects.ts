import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Objects by kind, namespace and name, one map an app. */
const known = new WeakMap<IConstruct, Map<string, ApiObject>>();

/** Refuses an object of the same kind and name as another: of two in one folder, `kubectl apply` and GitOps keep the one that comes last. */
export function validateUniqueObjects(construct: IConstruct): void {
  const { root } = construct.node;
  const objects = known.get(root) ?? new Map<string, ApiObject>();
  known.set(root, objects);
  for (const object of construct.node.children) {
    if (!ApiObject.isApiObject(object)) continue;
    // charts without a namespace may be applied to different ones
    const namespace = object.metadata.namespace ?? `that the chart ${Chart.of(object).node.path} is applied to`;
    const key = [object.apiGroup, object.kind, namespace, object.name].join(' ');
    const other = objects.get(key);
    if (other) {
      throw new Error(`metadata.name: got the ${object.kind} "${object.name}" twice in the namespace ${namespace}: ${other.node.path} and ${object.node.path}. `
        + 'Allowed: a name once; give one of them another name, or its chart another namespace');
    }
    objects.set(key, object);
  }
}
