import { gatewayFaults } from './gateway-faults';
import { ingressFaults } from './ingress-faults';
import { FlowObject } from '../../../manifests/manifest-object';
import { ObjectFault } from '../object-fault';

type Faults = (route: FlowObject) => ObjectFault[];

const FAULTS: Readonly<Record<string, Faults>> = {
  Ingress: ingressFaults, HTTPRoute: gatewayFaults, GRPCRoute: gatewayFaults, TCPRoute: gatewayFaults, TLSRoute: gatewayFaults,
};

/** Why a route is not created, or is of no Gateway. The makers of other kinds check these by themselves. */
export function routeFaults(route: FlowObject): ObjectFault[] {
  return Object.hasOwn(FAULTS, route.kind) ? FAULTS[route.kind](route) : [];
}

/** Routes of the Gateway API. */
export function isOfGateway({ kind }: FlowObject): boolean {
  return Object.hasOwn(FAULTS, kind) && FAULTS[kind] === gatewayFaults;
}
