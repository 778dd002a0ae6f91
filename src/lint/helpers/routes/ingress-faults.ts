import { hostFaults, pathFaults, wordFault } from './value-faults';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Path } from '../../engine/rule';
import { ObjectFault } from '../object-fault';

const API = 'networking.k8s.io/v1';
const PATH_TYPES = ['Exact', 'Prefix', 'ImplementationSpecific'];
const CLASS = 'kubernetes.io/ingress.class';

/** Why the API server refuses an Ingress. */
export function ingressFaults({ apiVersion, manifest: { spec }, annotations }: FlowObject): ObjectFault[] {
  if (apiVersion !== API) {
    return isPlaceholder(apiVersion) ? [] : [{ problem: 'refused', path: ['apiVersion'], what: `Kubernetes has no Ingress of ${apiVersion} since 1.22`, fix: `write the Ingress for ${API}, with pathType and backend.service` }];
  }
  const isTwice = asString(at(spec, 'ingressClassName')) !== undefined && annotations[CLASS] !== undefined;
  const fallback = asRecord(at(spec, 'defaultBackend'));
  return [
    ...isTwice ? [{ problem: 'refused', path: ['metadata', 'annotations', CLASS], what: `the annotation ${CLASS} is set together with spec.ingressClassName`, fix: `remove the annotation ${CLASS}` }] : [],
    ...fallback === undefined ? [] : backendFaults(fallback, ['spec', 'defaultBackend']),
    ...asRecords(at(spec, 'rules')).flatMap(({ host, http }, index) => [
      ...hostFaults([host], ['spec', 'rules', index, 'host']).map(fault => ({ ...fault, path: ['spec', 'rules', index, 'host'] })),
      ...asRecords(at(http, 'paths')).flatMap((entry, number) => entryFaults(entry, ['spec', 'rules', index, 'http', 'paths', number])),
    ]),
  ];
}

function entryFaults(entry: Json, place: Path): ObjectFault[] {
  const [path, pathType] = [asString(entry.path), asString(entry.pathType)];
  const backend = asRecord(entry.backend) ?? {};
  if (!pathType) return [{ problem: 'refused', path: [...place, 'pathType'], what: `${place.join('.')} has no pathType`, fix: 'set pathType to Prefix or Exact' }, ...backendFaults(backend, [...place, 'backend'])];
  return [
    ...PATH_TYPES.includes(pathType) || isPlaceholder(pathType) ? [] : [wordFault([...place, 'pathType'], pathType, PATH_TYPES)],
    ...pathType === 'ImplementationSpecific' ? [] : pathFaults([...place, 'path'], path ?? ''),
    ...backendFaults(backend, [...place, 'backend']),
  ];
}

/** Either a resource of another API group, or a Service with one port. */
function backendFaults(backend: Json, place: Path): ObjectFault[] {
  if (asRecord(backend.resource) !== undefined) return [];
  const service = asRecord(backend.service);
  if (service === undefined) return [{ problem: 'refused', path: [...place, 'service'], what: `${place.join('.')} has no service`, fix: 'write service with name and port' }];
  const path = [...place, 'service', 'port'];
  const { name, number } = asRecord(service.port) ?? {};
  const fault = (what: string): ObjectFault[] => [{ problem: 'refused', path, what: `${path.join('.')} ${what}`, fix: 'write the number or the name of a port of the Service' }];
  if (name === undefined && number === undefined) return fault('has neither number nor name');
  if (name !== undefined && number !== undefined) return fault('has both number and name');
  if (typeof number === 'string' && !isPlaceholder(number)) return fault(`has a text as number: ${JSON.stringify(number)}`);
  return typeof name === 'string' && !isPlaceholder(name) && name !== 'use-annotation' && !/[a-z]/.test(name) ? fault(`has the name ${JSON.stringify(name)}, and a name has a letter`) : [];
}
