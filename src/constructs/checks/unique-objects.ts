import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { addWarning } from './warning';
import { once } from '../../values/once';

/** Objects by kind, namespace and name, at most one of a chart; one map an app. */
const known = new WeakMap<IConstruct, Map<string, Placed[]>>();

interface Placed {
  readonly chart: Chart;
  readonly object: ApiObject;
}

/** Charts of whose objects a warning tells already. */
const warned = new WeakSet<Chart>();

/**
 * Refuses an object of the same kind and name as another in its chart: of two in one folder, `kubectl apply` and GitOps keep the one that
 * comes last. Of one in another chart it warns, as that chart may be for another cluster.
 */
export function validateUniqueObjects(construct: IConstruct): void {
  const { root } = construct.node;
  const objects = once(known, root, () => new Map<string, Placed[]>());
  for (const object of construct.node.children) {
    if (!ApiObject.isApiObject(object)) continue;
    const chart = Chart.of(object);
    // charts without a namespace may be applied to different ones
    const namespace = object.metadata.namespace ?? `that the chart ${chart.node.path} is applied to`;
    const key = `${object.apiGroup} ${object.kind} ${namespace} ${object.name}`;
    const others = objects.get(key);
    if (others === undefined) {
      objects.set(key, [{ chart, object }]);
      continue;
    }
    const got = (other: ApiObject) => `got the ${object.kind} "${object.name}" twice in the namespace ${namespace}: ${other.node.path} and ${object.node.path}`;
    const other = others.find(each => each.chart === chart)?.object;
    if (other === object) continue;
    if (other) {
      throw new Error(`metadata.name: ${got(other)}. Allowed: unique names; rename one of them, or give its chart another namespace`);
    }
    const elsewhere = others[0].object;
    if (!warned.has(chart)) {
      addWarning(chart, `${got(elsewhere)}; in one cluster the last applied object replaces the other. `
        + 'Fix: another name or namespace; none is needed if the charts go to two clusters');
      warned.add(chart);
    }
    others.push({ chart, object });
  }
}
