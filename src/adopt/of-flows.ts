import { eventSourceService } from '../argo-events/catalog/names';
import { Flow } from '../flow/flow';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, asRecords, asString, at } from '../values/json-values';

/** The objects that the flows of a namespace consist of, those that guard or expose them, and those to which all of these refer by name. */
export function objectsOfFlows({ objects, buses, sources, sensors }: Flow): ReadonlySet<FlowObject> {
  const pods = [...buses, ...sources, ...sensors];
  const found = new Set<FlowObject>([
    ...pods.map(({ object }) => object),
    ...pods.flatMap(({ budgets }) => budgets.map(({ object }) => object)),
    ...buses.flatMap(({ servers }) => servers?.own?.object ?? []),
    ...sources.flatMap(({ services }) => services),
    ...sensors.flatMap(({ bucketRaisedBy, bucketMaybeRaisedBy }) => [bucketRaisedBy, bucketMaybeRaisedBy].filter(object => object !== undefined)),
  ]);
  const services = new Set([...sources.map(({ object }) => `${object.namespace}/${eventSourceService(object.name)}`), ...[...found].filter(({ kind }) => kind === 'Service').map(key)]);
  for (const object of objects) if (scales(object, pods.map(each => each.object)) || leadsTo(object, services)) found.add(object);
  for (let before = 0; before < found.size;) {
    before = found.size;
    const names = new Set([...found].flatMap(object => references(object.manifest).map(({ kind, name }) => `${kind} ${object.namespace}/${name}`)));
    for (const object of objects) if (names.has(`${object.kind} ${key(object)}`) || bindsOneOf(object, found)) found.add(object);
  }
  return found;
}

function key({ namespace, name }: FlowObject): string {
  return `${namespace}/${name}`;
}

function scales({ kind, namespace, manifest }: FlowObject, workloads: readonly FlowObject[]): boolean {
  const target = asRecord(at(manifest, 'spec', 'scaleTargetRef'));
  return kind === 'HorizontalPodAutoscaler' && workloads.some(each => each.namespace === namespace && each.kind === target?.kind && each.name === target.name);
}

/** An Ingress with a backend among the Services. */
function leadsTo({ kind, namespace, manifest }: FlowObject, services: ReadonlySet<string>): boolean {
  if (kind !== 'Ingress') return false;
  const paths = asRecords(at(manifest, 'spec', 'rules')).flatMap(rule => asRecords(at(rule, 'http', 'paths')));
  return [at(manifest, 'spec', 'defaultBackend'), ...paths.map(path => path.backend)].some(backend => services.has(`${namespace}/${asString(at(backend, 'service', 'name'))}`));
}

/** A RoleBinding for an account among the objects. */
function bindsOneOf({ kind, namespace, manifest }: FlowObject, found: ReadonlySet<FlowObject>): boolean {
  if (kind !== 'RoleBinding') return false;
  const accounts = asRecords(manifest.subjects).filter(subject => subject.kind === 'ServiceAccount').map(subject => `${asString(subject.namespace) ?? namespace}/${asString(subject.name)}`);
  return [...found].some(object => object.kind === 'ServiceAccount' && accounts.includes(key(object)));
}

const CONFIG_MAP = /^config_?map(?:(?:key)?ref)?$/i;

/** ConfigMaps, accounts and Roles that a manifest names, at any depth. */
function references(value: unknown): { readonly kind: string; readonly name: string }[] {
  return Object.entries(asRecord(value) ?? asArray(value) ?? {}).flatMap(([field, inner]) => {
    const name = asString(at(inner, 'name'));
    if (field === 'serviceAccountName' && typeof inner === 'string') return [{ kind: 'ServiceAccount', name: inner }];
    if (name !== undefined && CONFIG_MAP.test(field)) return [{ kind: 'ConfigMap', name }];
    if (name !== undefined && field === 'roleRef' && at(inner, 'kind') === 'Role') return [{ kind: 'Role', name }];
    return references(inner);
  });
}
