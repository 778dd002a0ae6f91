import { hostFaults, pathFaults, wordFault } from './value-faults';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecords, asString, at } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { ObjectFault } from '../object-fault';

/** Why the API server refuses a route of the Gateway API, or no Gateway takes the route. */
export function gatewayFaults(route: FlowObject): ObjectFault[] {
  const { manifest: { spec }, kind } = route;
  return [...parentFaults(route), ...kind === 'HTTPRoute' ? matchFaults(route) : [], ...hostFaults(asArray(at(spec, 'hostnames')) ?? [], ['spec', 'hostnames'])];
}

function parentFaults({ manifest }: FlowObject): ObjectFault[] {
  const parents = asArray(at(manifest, 'spec', 'parentRefs')) ?? [];
  return parents.length > 0 || at(manifest, 'spec', 'useDefaultGateways') !== undefined ? [] : [{
    problem: 'no-gateway', path: ['spec', 'parentRefs'], what: 'spec.parentRefs names no Gateway', fix: 'name the Gateway in spec.parentRefs', why: 'no Gateway takes the route, and no request reaches the pods through the route',
  }];
}

const TYPES = ['Exact', 'PathPrefix', 'RegularExpression'];

function matchFaults({ manifest }: FlowObject): ObjectFault[] {
  return asRecords(at(manifest, 'spec', 'rules')).flatMap((rule, index) => asRecords(rule.matches).flatMap((match, number): ObjectFault[] => {
    const path = ['spec', 'rules', index, 'matches', number, 'path'];
    const [type, value] = ['type', 'value'].map(field => asString(at(match, 'path', field)));
    if (type !== undefined && !TYPES.includes(type) && !isPlaceholder(type)) return [wordFault([...path, 'type'], type, TYPES)];
    return type === 'RegularExpression' || value === undefined ? [] : pathFaults([...path, 'value'], value);
  }));
}
