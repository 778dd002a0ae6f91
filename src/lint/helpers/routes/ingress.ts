import { ANY_URL, RouteBackend, routePort, UrlMatch } from './route';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asString, at, Json } from '../../../values/json-values';
import { Path } from '../../engine/rule';

/** Annotations with which an ingress controller changes or interprets paths. */
const REWRITES = /rewrite|regex|redirect|strip|snippet|app-root|middlewares|path-type|transforms/i;

export function ingressBackends(route: FlowObject): RouteBackend[] {
  const isRewritten = Object.keys(route.annotations).some(key => REWRITES.test(key));
  const spec = route.manifest.spec;
  const fallback = ['defaultBackend', 'backend'].flatMap(field => backend(route, at(spec, field), ['spec', field], isRewritten ? undefined : ANY_URL));
  const rules = (asArray(at(spec, 'rules')) ?? []).flatMap((rule, index) => (asArray(at(rule, 'http', 'paths')) ?? []).flatMap((entry, number) => {
    const matches = isRewritten ? undefined : urls(asRecord(entry) ?? {});
    return backend(route, at(entry, 'backend'), ['spec', 'rules', index, 'http', 'paths', number, 'backend'], matches);
  }));
  return [...fallback, ...rules];
}

/** Of an API version before v1, the fields are serviceName and servicePort. */
function backend(route: FlowObject, value: unknown, path: Path, matches: readonly UrlMatch[] | undefined): RouteBackend[] {
  const service = asRecord(at(value, 'service'));
  const named = at(service, 'port', 'number') ?? at(service, 'port', 'name');
  const [name, port, namePath, portPath] = service
    ? [service.name, named, [...path, 'service', 'name'], [...path, 'service', 'port']]
    : [at(value, 'serviceName'), at(value, 'servicePort'), [...path, 'serviceName'], [...path, 'servicePort']];
  // an action of the AWS load balancer, which an annotation defines
  if (asString(name) === undefined || port === 'use-annotation') return [];
  const { namespace } = route;
  return [{ route, path: namePath, namespace, service: asString(name)!, ...routePort(port, portPath), ...matches && { urls: matches } }];
}

function urls({ path, pathType }: Json): UrlMatch[] | undefined {
  const value = asString(path) ?? '';
  // the API server refuses a path without a slash
  if (!value.startsWith('/')) return undefined;
  switch (pathType) {
    case 'Exact': return [{ kind: 'exact', value }];
    case 'Prefix': return [{ kind: 'prefix', value }];
    default: return undefined;
  }
}
