import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { addWarning } from './warning';
import { API_VERSION, WorkloadKind } from '../../argo-events/catalog/labels';
import { once } from '../../values/once';

/** Objects by kind, namespace and name, at most one of a chart; one map an app. */
const known = new WeakMap<IConstruct, Map<string, Placed[]>>();

interface Placed {
  readonly chart: Chart;
  readonly path: string;
}

interface Identity {
  readonly apiGroup: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Charts of whose objects a warning tells already. */
const warned = new WeakSet<Chart>();

/**
 * Refuses an object of the same kind and name as another in its chart: of two in one folder, `kubectl apply` and GitOps keep the one that
 * comes last. Of one in another chart it warns, as that chart may be for another cluster.
 */
export function validateUniqueObjects(construct: IConstruct): void {
  for (const object of construct.node.children) {
    if (!ApiObject.isApiObject(object)) continue;
    const { apiGroup, kind, name, metadata: { namespace } } = object;
    validateUnique({ apiGroup, kind, namespace, name }, { chart: Chart.of(object), path: object.node.path });
  }
}

/** The same for a custom resource before it is made: the message then names it, and no object whose name derives from its name. */
export function validateUniqueResource(construct: IConstruct, kind: WorkloadKind, name: string): void {
  const chart = Chart.of(construct);
  validateUnique({ apiGroup: API_VERSION.split('/')[0], kind, namespace: chart.namespace, name }, { chart, path: `${construct.node.path}/Resource` });
}

function validateUnique({ apiGroup, kind, namespace: given, name }: Identity, placed: Placed): void {
  const { chart, path } = placed;
  const objects = once(known, chart.node.root, () => new Map<string, Placed[]>());
  // charts without a namespace may be applied to different ones
  const namespace = given ?? `that the chart ${chart.node.path} is applied to`;
  const key = `${apiGroup} ${kind} ${namespace} ${name}`;
  const others = objects.get(key);
  if (others === undefined) {
    objects.set(key, [placed]);
    return;
  }
  const got = (other: Placed) => `got the ${kind} "${name}" twice in the namespace ${namespace}: ${other.path} and ${path}`;
  const other = others.find(each => each.chart === chart);
  if (other?.path === path) return;
  if (other) {
    throw new Error(`metadata.name: ${got(other)}. Allowed: unique names; rename one of them, or give its chart another namespace`);
  }
  if (!warned.has(chart)) {
    addWarning(chart, `${got(others[0])}; in one cluster the last applied object replaces the other. `
      + 'Fix: another name or namespace; none is needed if the charts go to two clusters');
    warned.add(chart);
  }
  others.push(placed);
}
