import { ObjectFault } from './object-fault';
import { asArray, asRecords, asString, at, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Path } from '../engine/rule';

/** Fields with a closed list of words. Each may be left out. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  type: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  internalTrafficPolicy: ['Cluster', 'Local'],
  externalTrafficPolicy: ['Cluster', 'Local'],
  sessionAffinity: ['None', 'ClientIP'],
  ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  trafficDistribution: ['PreferClose', 'PreferSameZone', 'PreferSameNode'],
};

/** Why the API server refuses a Service, apart from its ports. */
export function serviceFaults({ metadata, spec }: Json): ObjectFault[] {
  const type = asString(at(spec, 'type')) ?? 'ClusterIP';
  const policy = asString(at(spec, 'externalTrafficPolicy'));
  const outside = type === 'NodePort' || type === 'LoadBalancer' || (asArray(at(spec, 'externalIPs')) ?? []).length > 0;
  const fault = (isFault: boolean, path: Path, what: string, fix: string): ObjectFault[] => isFault ? [{ path, what, fix }] : [];
  return [
    ...Object.entries(WORDS).flatMap(([field, words]) => {
      const word = asString(at(spec, field));
      return fault(!!word && !words.includes(word) && !isPlaceholder(word), ['spec', field], `spec.${field} is ${JSON.stringify(word)}`, `write one of ${words.join(', ')}, or remove ${field}`);
    }),
    ...fault(!!policy && !outside && WORDS.type.includes(type), ['spec', 'externalTrafficPolicy'],
      `spec.externalTrafficPolicy is set on a Service of type ${type}`, 'remove externalTrafficPolicy, or set type to NodePort or LoadBalancer'),
    ...fault(at(spec, 'clusterIP') === 'None' && (type === 'NodePort' || type === 'LoadBalancer'), ['spec', 'clusterIP'],
      `spec.clusterIP has the value None on a Service of type ${type}`, 'remove clusterIP'),
    ...fault(type === 'ExternalName' && !asString(at(spec, 'externalName')), ['spec'], 'spec.externalName is missing on a Service of type ExternalName', 'set type to ClusterIP'),
    ...type !== 'ClusterIP' ? [] : asRecords(at(spec, 'ports')).flatMap(({ nodePort }, index) =>
      fault(typeof nodePort === 'number' && nodePort !== 0, ['spec', 'ports', index, 'nodePort'], `entry ${index + 1} of spec.ports has a nodePort on a Service of type ClusterIP`,
        'remove nodePort, or set type to NodePort')),
    ...nameFault(asString(at(metadata, 'name')) ?? ''),
  ];
}

/** A Service needs a DNS label; newer versions of Kubernetes allow a digit at its begin. */
function nameFault(name: string): ObjectFault[] {
  return name === '' || isPlaceholder(name) || /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name) ? [] : [{
    path: ['metadata', 'name'],
    what: `the name ${JSON.stringify(name)} is not a DNS label`,
    fix: 'write at most 63 lower-case letters, digits and "-", beginning with a letter',
  }];
}
