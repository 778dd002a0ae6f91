import { ANY_URL, RouteBackend, routePort, UrlMatch } from './route';
import { serviceOfHost } from '../../../flow/service-of-host';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asString, at } from '../../../values/json-values';

/** Destinations of a VirtualService of Istio that are Services of the cluster. */
export function istioBackends(route: FlowObject): RouteBackend[] {
  return ['http', 'tls', 'tcp'].flatMap(protocol => (asArray(at(route.manifest, 'spec', protocol)) ?? []).flatMap((rule, index) => {
    const urls = protocol === 'http' ? matches(rule) : undefined;
    return (asArray(at(rule, 'route')) ?? []).flatMap((entry, number): RouteBackend[] => {
      const path = ['spec', protocol, index, 'route', number, 'destination'];
      const host = serviceOfHost(asString(at(entry, 'destination', 'host')) ?? '', route.namespace);
      return host === undefined || at(entry, 'weight') === 0 ? [] : [{
        route,
        path: [...path, 'host'],
        ...host,
        ...routePort(at(entry, 'destination', 'port', 'number'), [...path, 'port', 'number']),
        ...urls && { urls },
      }];
    });
  }));
}

function matches(rule: unknown): readonly UrlMatch[] | undefined {
  if (at(rule, 'rewrite') !== undefined || at(rule, 'redirect') !== undefined) return undefined;
  const given = asArray(at(rule, 'match')) ?? [];
  if (given.length === 0) return ANY_URL;
  const urls = given.map((match): UrlMatch | undefined => {
    const [exact, prefix] = ['exact', 'prefix'].map(kind => asString(at(match, 'uri', kind)));
    return at(match, 'uri') === undefined ? ANY_URL[0] : exact !== undefined ? { kind: 'exact', value: exact } : prefix === undefined ? undefined : { kind: 'text-prefix', value: prefix };
  });
  return urls.includes(undefined) ? undefined : urls.map(url => url!);
}
