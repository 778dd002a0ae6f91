import { RouteBackend, routePort, UrlMatch } from './route';
import { serviceOfHost } from '../../../flow/service-of-host';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asString, at } from '../../../values/json-values';
import { Path } from '../../engine/rule';

/** Route of OpenShift. Its port is one of the pods, by number, or one of the Service, by name. */
export function openShiftBackends(route: FlowObject): RouteBackend[] {
  const spec = route.manifest.spec;
  const isRewritten = Object.keys(route.annotations).some(key => /rewrite/.test(key));
  const value = asString(at(spec, 'path'));
  const urls: UrlMatch[] = [{ kind: 'prefix', value: value ?? '/' }];
  const port = routePort(at(spec, 'port', 'targetPort'), ['spec', 'port', 'targetPort']).port;
  return [
    ['to'] as Path,
    ...(asArray(at(spec, 'alternateBackends')) ?? []).map((_, index): Path => ['alternateBackends', index]),
  ].flatMap((path): RouteBackend[] => {
    const target = path.length === 1 ? at(spec, 'to') : asArray(at(spec, 'alternateBackends'))![path[1] as number];
    const name = asString(at(target, 'name'));
    return name === undefined || (at(target, 'kind') ?? 'Service') !== 'Service' || at(target, 'weight') === 0 ? [] : [{
      route,
      path: ['spec', ...path, 'name'],
      namespace: route.namespace,
      service: name,
      ...port && { port: { ...port, ...typeof port.value === 'number' && { ofPods: true as const } } },
      ...!isRewritten && { urls },
    }];
  });
}

/** HTTPProxy of Contour. */
export function contourBackends(route: FlowObject): RouteBackend[] {
  return [
    ...listed(route, ['spec', 'routes'], 'services', 'name', 'port'),
    ...services(route, at(route.manifest, 'spec', 'tcpproxy', 'services'), ['spec', 'tcpproxy', 'services'], 'name', 'port'),
  ];
}

/** ApisixRoute. */
export function apisixBackends(route: FlowObject): RouteBackend[] {
  return ['http', 'stream'].flatMap(protocol => listed(route, ['spec', protocol], 'backends', 'serviceName', 'servicePort'));
}

/** VirtualServer of NGINX. */
export function nginxBackends(route: FlowObject): RouteBackend[] {
  return services(route, at(route.manifest, 'spec', 'upstreams'), ['spec', 'upstreams'], 'service', 'port');
}

/** RouteGroup of Skipper. */
export function skipperBackends(route: FlowObject): RouteBackend[] {
  return services(route, at(route.manifest, 'spec', 'backends'), ['spec', 'backends'], 'serviceName', 'servicePort');
}

/** TargetGroupBinding of the AWS load balancer. */
export function awsBackends(route: FlowObject): RouteBackend[] {
  return services(route, [at(route.manifest, 'spec', 'serviceRef')], ['spec', 'serviceRef'], 'name', 'port', true);
}

/** Mapping of Emissary: `http://name.namespace:80`. */
export function emissaryBackends(route: FlowObject): RouteBackend[] {
  const [, host = '', port] = /^(?:\w+:\/\/)?([^:/]+)(?::(\d+))?\/?$/.exec(asString(at(route.manifest, 'spec', 'service')) ?? '') ?? [];
  const service = serviceOfHost(host, route.namespace);
  const path = ['spec', 'service'];
  return service === undefined ? [] : [{ route, path, ...service, ...routePort(port, path) }];
}

function listed(route: FlowObject, path: Path, field: string, name: string, port: string): RouteBackend[] {
  const rules = asArray(at(route.manifest, ...path.map(String))) ?? [];
  return rules.flatMap((rule, index) => services(route, at(rule, field), [...path, index, field], name, port));
}

function services(route: FlowObject, list: unknown, path: Path, name: string, port: string, single = false): RouteBackend[] {
  return (asArray(list) ?? []).flatMap((entry, index): RouteBackend[] => {
    const service = asString(at(entry, name));
    const own = single ? path : [...path, index];
    return service === undefined ? [] : [{
      route, path: [...own, name], namespace: asString(at(entry, 'namespace')) ?? route.namespace, service, ...routePort(at(entry, port), [...own, port]),
    }];
  });
}
