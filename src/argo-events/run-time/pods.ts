import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { bytes, quantity } from '../../values/quantity';
import { VisitedField } from '../catalog/struct-walk';
import { Demand, demand, filled, isEmpty, oneOf, readable, when, within } from '../refusals/demand';
import { Refusal } from '../refusals/places';

const KUBERNETES = 'https://kubernetes.io/docs';

const LABEL_NAME = /^[A-Za-z0-9](?:[-_.A-Za-z0-9]*[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const isLabelName = (text: string) => text.length <= 63 && LABEL_NAME.test(text);
const isSubdomain = (text: string) => text.length <= 253 && SUBDOMAIN.test(text);

function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  return parts.length === 1 ? isLabelName(key) : parts.length === 2 && isSubdomain(parts[0]) && isLabelName(parts[1]);
}

/** A map of labels: what is wrong with the first entry that is not one. */
function labels(field: string): Demand {
  const fault = (struct: Json) => Object.entries(asRecord(struct[field]) ?? {}).map(([key, value]) => {
    if (!isLabelKey(key)) return `has the key ${JSON.stringify(key)}, which is not a label`;
    const text = asString(value);
    return text && !isLabelName(text) ? `has ${JSON.stringify(text)} at ${key}, which is not a label value` : undefined;
  }).find(each => each !== undefined);
  return {
    field: [field],
    fault: 'pod',
    isMet: struct => fault(struct) === undefined,
    problem: struct => fault(struct)!,
    remedy: 'write at most 63 letters, digits, "-", "_" and ".", beginning and ending with a letter or digit',
    line: `${KUBERNETES}/concepts/overview/working-with-objects/labels/#syntax-and-character-set`,
  };
}

/** Resources of which more is requested than the limit. */
export function aboveLimit({ requests, limits }: Json): string[] {
  const most = asRecord(limits) ?? {};
  return Object.entries(asRecord(requests) ?? {}).filter(([name, value]) => (quantity(value) ?? 0) > (quantity(most[name]) ?? Infinity))
    .map(([name]) => name);
}

const RESOURCES: readonly Demand[] = [{
  field: ['requests'],
  fault: 'pod',
  isMet: resources => aboveLimit(resources).length === 0,
  problem: resources => `asks for more ${aboveLimit(resources).join(' and ')} than limits allows`,
  remedy: 'lower the request or raise the limit',
  line: `${KUBERNETES}/concepts/configuration/manage-resources-containers/`,
}];

/** No process of Argo Events or NATS gets along with less: a standby Sensor takes 15 MiB, an EventSource 24 MiB and a bus server 50 MiB. */
export const LEAST_MEMORY = 14 * 2 ** 20;

/** Of the container of the process, not of those beside it. */
const MEMORY: readonly Demand[] = [{
  field: ['resources', 'limits', 'memory'],
  fault: 'memory',
  isMet: container => (bytes(at(container, 'resources', 'limits', 'memory')) ?? Infinity) >= LEAST_MEMORY,
  problem: container => `is ${String(at(container, 'resources', 'limits', 'memory'))}`,
  remedy: 'raise the limit, for example to 256Mi for an EventSource or Sensor and to 1Gi for a bus server',
  line: `${KUBERNETES}/concepts/configuration/manage-resources-containers/`,
}];

const NAMES = `${KUBERNETES}/concepts/overview/working-with-objects/names/#dns-subdomain-names`;
const KEY = /^[-._A-Za-z0-9]{1,253}$/;

/** A key of a Secret or ConfigMap, which the controller mounts. */
const SELECTOR: readonly Demand[] = [
  filled(NAMES, 'name'),
  readable(NAMES, 'name', text => isSubdomain(text) ? undefined : `is ${JSON.stringify(text)}, which cannot be the name of an object`, 'write lower-case letters, digits, "-" and "."'),
  filled(NAMES, 'key'),
  readable(NAMES, 'key', text => KEY.test(text) ? undefined : `is ${JSON.stringify(text)}, which cannot be a key`, 'write letters, digits, "-", "_" and "."'),
];

const TAINTS = `${KUBERNETES}/concepts/scheduling-eviction/taint-and-toleration/`;

const TOLERATION: readonly Demand[] = [
  oneOf(TAINTS, 'operator', ['Exists', 'Equal', 'Lt', 'Gt']),
  oneOf(TAINTS, 'effect', ['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
  ...when(({ operator }) => operator === 'Exists', demand(TAINTS, 'pod', 'value', ({ value }) => isEmpty(value), 'is set together with the operator Exists', 'remove the field')),
  demand(TAINTS, 'pod', 'operator', ({ key, operator }) => !isEmpty(key) || operator === 'Exists', 'is not Exists, and there is no key', 'write Exists, or set key'),
  demand(TAINTS, 'pod', 'effect', ({ tolerationSeconds, effect }) => typeof tolerationSeconds !== 'number' || effect === 'NoExecute', 'is not NoExecute beside tolerationSeconds', 'write NoExecute'),
];

const VOLUMES = `${KUBERNETES}/concepts/storage/persistent-volumes/`;

const PERSISTENCE: readonly Demand[] = [
  oneOf(VOLUMES, 'accessMode', ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']),
  demand(VOLUMES, 'pod', 'volumeSize', ({ volumeSize }) => (bytes(volumeSize) ?? 1) > 0, 'is not more than 0', 'write the size of the volume, for example 10Gi'),
];

const ENVIRONMENT = `${KUBERNETES}/tasks/inject-data-application/define-environment-variable-container/`;

const VARIABLE: readonly Demand[] = [
  filled(ENVIRONMENT, 'name'),
  demand(ENVIRONMENT, 'pod', 'valueFrom', ({ value, valueFrom }) => isEmpty(value) || asRecord(valueFrom) === undefined, 'is set together with value', 'keep one of value and valueFrom'),
];

const SECURITY: readonly Demand[] = [
  demand(`${KUBERNETES}/tasks/configure-pod-container/security-context/`, 'pod', 'runAsUser', ({ runAsNonRoot, runAsUser }) => runAsNonRoot !== true || runAsUser !== 0,
    'is 0 beside runAsNonRoot', 'write another number, or leave out runAsNonRoot'),
];

/** What the API server asks of the structs that become parts of pods. */
const STRUCTS = new Map<string, readonly Demand[]>(Object.entries({
  ResourceRequirements: RESOURCES,
  Container: MEMORY,
  SecretKeySelector: SELECTOR,
  ConfigMapKeySelector: SELECTOR,
  Toleration: TOLERATION,
  PersistenceStrategy: PERSISTENCE,
  EnvVar: VARIABLE,
  SecurityContext: SECURITY,
  Metadata: [labels('labels')],
  ObjectMeta: [labels('labels')],
  Template: [labels('nodeSelector')],
  JetStreamBus: [labels('nodeSelector'), ...within('containerTemplate', MEMORY)],
  NativeStrategy: [labels('nodeSelector'), ...within('containerTemplate', MEMORY)],
}));

/** Volumes that the controller adds to the pods. */
const CONTROLLER_VOLUMES = /^(?:tmp|auth-volume|secret-|cm-)/;

/** Mounts of the container of an EventSource or Sensor whose volume does not exist. */
function missingVolumes(template: unknown): Refusal[] {
  const names = (asArray(at(template, 'volumes')) ?? []).map(volume => asString(at(volume, 'name')));
  return (asArray(at(template, 'container', 'volumeMounts')) ?? []).flatMap((mount, index): Refusal[] => {
    const name = asString(at(mount, 'name'));
    return !name || names.includes(name) || CONTROLLER_VOLUMES.test(name) ? [] : [{
      path: ['spec', 'template', 'container', 'volumeMounts', index, 'name'],
      fault: 'pod',
      problem: `is ${JSON.stringify(name)}, and spec.template.volumes has no volume of that name`,
      remedy: 'add the volume, or leave out the mount',
      line: VOLUMES,
    }];
  });
}

/** The security context of the pods, where that of the container leaves it as it is. */
function rootPods(template: unknown): Refusal[] {
  const pods = asRecord(at(template, 'securityContext'));
  if (pods === undefined) return [];
  const together = { ...pods, ...asRecord(at(template, 'container', 'securityContext')) };
  return SECURITY.filter(({ isMet }) => !isMet(pods) && !isMet(together)).map(({ field, fault, problem, remedy, line }) =>
    ({ path: ['spec', 'template', 'securityContext', ...field], fault, problem: problem(pods), remedy, line }));
}

/** `spec.template` of an EventSource or Sensor. */
function templateOf(fields: readonly VisitedField[]): unknown {
  return fields.find(({ path, type }) => type?.struct === 'Template' && path.length === 2 && path[0] === 'spec')?.value;
}

/** What keeps the API server from making the pods, or from taking the object. */
export function podFaults(fields: readonly VisitedField[]): Refusal[] {
  const template = templateOf(fields);
  return [...structFaults(fields), ...missingVolumes(template), ...rootPods(template)];
}

function structFaults(fields: readonly VisitedField[]): Refusal[] {
  const found: Refusal[] = [];
  for (const { path, type, value } of fields) {
    const demands = type?.struct === undefined || path[0] === 'status' ? undefined : STRUCTS.get(type.struct);
    if (demands === undefined) continue;
    if (type!.many === '[]') {
      asArray(value)?.forEach((item, index) => addFaults([...path, index], item, demands, found));
    } else {
      addFaults(path, value, demands, found);
    }
  }
  return found;
}

function addFaults(base: Refusal['path'], value: unknown, demands: readonly Demand[], found: Refusal[]): void {
  const struct = asRecord(value);
  if (struct === undefined) return;
  for (const { isMet, field, fault, problem, remedy, line } of demands) {
    if (!isMet(struct)) found.push({ path: [...base, ...field], fault: fault === 'memory' ? fault : 'pod', problem: problem(struct), remedy, line });
  }
}
