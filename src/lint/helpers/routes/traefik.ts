import { RouteBackend, routePort, UrlMatch } from './route';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../../../values/json-values';

/** IngressRoute and IngressRouteTCP of Traefik. */
export function traefikBackends(route: FlowObject): RouteBackend[] {
  return (asArray(at(route.manifest, 'spec', 'routes')) ?? []).flatMap((rule, index) => {
    const urls = (asArray(at(rule, 'middlewares')) ?? []).length === 0 ? matches(asString(at(rule, 'match')) ?? '') : undefined;
    return (asArray(at(rule, 'services')) ?? []).flatMap((entry, number): RouteBackend[] => {
      const { kind = 'Service', name, namespace, port } = asRecord(entry) ?? {};
      const path = ['spec', 'routes', index, 'services', number];
      return kind !== 'Service' || asString(name) === undefined ? [] : [{
        route,
        path: [...path, 'name'],
        namespace: asString(namespace) ?? route.namespace,
        service: asString(name)!,
        ...routePort(port, [...path, 'port']),
        ...urls && { urls },
      }];
    });
  });
}

/** Of a rule with one condition on the path: Path(`/order`) or PathPrefix(`/order`). */
function matches(rule: string): UrlMatch[] | undefined {
  const found = [...rule.matchAll(/\b(Path|PathPrefix)\(([`"'])([^`"'{]+)\2\)/g)];
  const conditions = rule.match(/Path\w*\(/g) ?? [];
  if (conditions.length === 0 && !/[!|]/.test(rule)) return [{ kind: 'text-prefix', value: '/' }];
  if (found.length !== 1 || conditions.length !== 1 || /[!|]/.test(rule)) return undefined;
  return [{ kind: found[0][1] === 'Path' ? 'exact' : 'text-prefix', value: found[0][3] }];
}
