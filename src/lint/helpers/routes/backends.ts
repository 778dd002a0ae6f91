import { gatewayBackends } from './gateway-api';
import { ingressBackends } from './ingress';
import { istioBackends } from './istio';
import { apisixBackends, awsBackends, contourBackends, emissaryBackends, nginxBackends, openShiftBackends, skipperBackends } from './other-routes';
import { RouteBackend, RouteReader } from './route';
import { traefikBackends } from './traefik';
import { Flow } from '../../../flow/flow';

/** Kinds that lead requests to Services. */
const READERS: Readonly<Record<string, RouteReader>> = {
  ApisixRoute: apisixBackends,
  GRPCRoute: gatewayBackends,
  HTTPProxy: contourBackends,
  HTTPRoute: gatewayBackends,
  Ingress: ingressBackends,
  IngressRoute: traefikBackends,
  IngressRouteTCP: traefikBackends,
  Mapping: emissaryBackends,
  Route: openShiftBackends,
  RouteGroup: skipperBackends,
  TCPRoute: gatewayBackends,
  TLSRoute: gatewayBackends,
  TargetGroupBinding: awsBackends,
  VirtualServer: nginxBackends,
  VirtualService: istioBackends,
};

const known = new WeakMap<Flow, readonly RouteBackend[]>();

/** Every Service that a route names. */
export function routeBackends(flow: Flow): readonly RouteBackend[] {
  let backends = known.get(flow);
  if (backends === undefined) {
    backends = flow.objects.flatMap(object => Object.hasOwn(READERS, object.kind) ? READERS[object.kind](object) : []);
    known.set(flow, backends);
  }
  return backends;
}
