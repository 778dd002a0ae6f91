import { ANY_URL, RouteBackend, routePort, UrlMatch } from './route';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../../../values/json-values';

const KINDS: Readonly<Record<string, UrlMatch['kind'] | undefined>> = { Exact: 'exact', PathPrefix: 'prefix' };
const REWRITES = ['URLRewrite', 'RequestRedirect', 'ExtensionRef'];

/** HTTPRoute, GRPCRoute, TCPRoute and TLSRoute. */
export function gatewayBackends(route: FlowObject): RouteBackend[] {
  return (asArray(at(route.manifest, 'spec', 'rules')) ?? []).flatMap((rule, index) => {
    const urls = route.kind === 'HTTPRoute' ? matches(rule) : undefined;
    return (asArray(at(rule, 'backendRefs')) ?? []).flatMap((entry, number): RouteBackend[] => {
      const { group = '', kind = 'Service', name, namespace, port, weight } = asRecord(entry) ?? {};
      if (group !== '' || kind !== 'Service' || weight === 0 || asString(name) === undefined) return [];
      const path = ['spec', 'rules', index, 'backendRefs', number];
      return [{
        route,
        path: [...path, 'name'],
        namespace: asString(namespace) ?? route.namespace,
        service: asString(name)!,
        ...routePort(port, [...path, 'port']),
        ...urls && !isRewritten(entry) && { urls },
      }];
    });
  });
}

function matches(rule: unknown): readonly UrlMatch[] | undefined {
  if (isRewritten(rule)) return undefined;
  const given = asArray(at(rule, 'matches')) ?? [];
  if (given.length === 0) return ANY_URL;
  const urls = given.map(match => {
    const { type = 'PathPrefix', value = '/' } = asRecord(at(match, 'path')) ?? {};
    const kind = KINDS[String(type)];
    const method = asString(at(match, 'method'));
    return kind && { kind, value: String(value), ...method && { method } };
  });
  return urls.includes(undefined) ? undefined : urls.map(url => url!);
}

function isRewritten(rule: unknown): boolean {
  return (asArray(at(rule, 'filters')) ?? []).some(filter => REWRITES.includes(String(at(filter, 'type'))));
}
