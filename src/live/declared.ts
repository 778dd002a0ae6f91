import { isDeepStrictEqual } from 'node:util';
import { isMark } from './managers';
import { SERVER_DEFAULTS } from './server-defaults';
import { API_VERSION, WorkloadKind } from '../argo-events/catalog/labels';
import { visitFields } from '../argo-events/catalog/struct-walk';
import { asArray, asRecord, asRecords, asString, at, Json } from '../values/json-values';

/** What the API server or a controller writes into the metadata. */
const OF_METADATA = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink', 'finalizers', 'ownerReferences'];
const OF_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision', 'deprecated.daemonset.template.generation',
];
/** Labels that the API server gives a Job and its pods. */
const OF_JOB = ['controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name'];

/** A live object as its manifest would be: without its state, and without the defaults that the API server and the controllers write into it. */
export function declared(live: Json): Json {
  const { status: _, metadata, ...rest } = live;
  const kind = asString(live.kind) ?? '';
  const manifest = ofKind({ ...rest, metadata: metadataOf(asRecord(metadata) ?? {}) }, kind);
  const defaults = SERVER_DEFAULTS[kind] ?? [];
  return defaults.reduce<Json>((value, [path, written]) => asRecord(without(value, path.split('.'), written)) ?? {}, manifest);
}

function metadataOf(metadata: Json): Json {
  const [labels, annotations] = [metadata.labels, metadata.annotations].map(given =>
    Object.fromEntries(Object.entries(asRecord(given) ?? {}).filter(([key, value]) => !OF_ANNOTATIONS.includes(key) && !isMark(key, value))));
  return {
    ...omit(metadata, [...OF_METADATA, 'labels', 'annotations']),
    ...Object.keys(labels).length > 0 && { labels },
    ...Object.keys(annotations).length > 0 && { annotations },
  };
}

function ofKind(manifest: Json, kind: string): Json {
  switch (kind) {
    case 'Service': return service(manifest);
    case 'Job': return withPods(job(manifest), ['spec', 'template', 'spec']);
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet': return withPods(manifest, ['spec', 'template', 'spec']);
    case 'CronJob': return withPods(manifest, ['spec', 'jobTemplate', 'spec', 'template', 'spec']);
    case 'ServiceAccount': return omit(manifest, ['secrets']);
    case 'EventBus':
    case 'EventSource':
    case 'Sensor': return manifest.apiVersion === API_VERSION ? customResource(kind, manifest) : manifest;
    default: return manifest;
  }
}

/** Addresses and families are allocated; a node port stays, as callers know it. */
function service(manifest: Json): Json {
  const spec = asRecord(manifest.spec) ?? {};
  const { clusterIP, clusterIPs: _ips, ipFamilies, ...rest } = spec;
  const ports = asRecords(spec.ports).map(port => omit(port, port.targetPort === port.port ? ['targetPort'] : []));
  return {
    ...manifest,
    spec: {
      ...rest,
      ...ports.length > 0 && { ports },
      ...clusterIP === 'None' && { clusterIP },
      ...ipFamilies !== undefined && spec.ipFamilyPolicy !== 'SingleStack' && { ipFamilies },
    },
  };
}

function job(manifest: Json): Json {
  if (at(manifest, 'spec', 'manualSelector') === true) return manifest;
  const unlabelled = (value: Json): Json => {
    const metadata = asRecord(value.metadata) ?? {};
    const labels = omit(asRecord(metadata.labels) ?? {}, OF_JOB);
    return { ...value, metadata: { ...omit(metadata, ['labels']), ...Object.keys(labels).length > 0 && { labels } } };
  };
  const spec = omit(asRecord(manifest.spec) ?? {}, ['selector']);
  return { ...unlabelled(manifest), spec: { ...spec, template: unlabelled(asRecord(spec.template) ?? {}) } };
}

/** Pods without what the API server derives from another field: a former name of the account, and the policy to pull images. */
function withPods(manifest: Json, [step, ...rest]: readonly string[]): Json {
  const inner = asRecord(manifest[step]);
  if (inner === undefined) return manifest;
  return { ...manifest, [step]: rest.length > 0 ? withPods(inner, rest) : pod(inner) };
}

function pod(spec: Json): Json {
  const containers = Object.fromEntries(['initContainers', 'containers'].filter(list => spec[list] !== undefined).map(list => [list, asRecords(spec[list]).map(container)]));
  return { ...omit(spec, spec.serviceAccount === spec.serviceAccountName ? ['serviceAccount'] : []), ...containers };
}

function container(given: Json): Json {
  const [, tag] = /:([^:/@]+)$/.exec(asString(given.image) ?? '') ?? [];
  const byDefault = (asString(given.image) ?? '').includes('@') || tag !== undefined && tag !== 'latest' ? 'IfNotPresent' : 'Always';
  return omit(given, given.imagePullPolicy === byDefault ? ['imagePullPolicy'] : []);
}

/** Numbers and booleans that the controller writes with their zero value. */
const ZEROS = ['GithubEventSource.id', 'GerritEventSource.maxTries', 'KafkaTrigger.partition', 'CustomTrigger.secure'];
/** Structs that it writes although they are empty, besides `resources`. */
const STRUCTS = ['SlackTrigger.sender', 'SlackTrigger.thread', 'SchemaRegistryConfig.auth'];
/** A text that is empty on purpose: no StorageClass at all. */
const EMPTY_ON_PURPOSE = ['storageClassName'];

/**
 * The controllers write a custom resource back when they add their finalizer, and then it has every field that its Go type always writes. Absent and zero
 * are the same to them.
 */
function customResource(kind: WorkloadKind, manifest: Json): Json {
  const zero = visitFields(kind, manifest).filter(({ path, parent, type, value }) => {
    const name = String(path.at(-1));
    if (path[0] !== 'spec') return false;
    if (value === null) return true;
    if (value === '') return type?.scalar === 'string' && type.many === undefined && !EMPTY_ON_PURPOSE.includes(name);
    if (value === 0 || value === false) return ZEROS.includes(`${parent}.${name}`);
    return (name === 'resources' || STRUCTS.includes(`${parent}.${name}`)) && isDeepStrictEqual(value, {});
  });
  return zero.reduce<Json>((value, { path, value: written }) => asRecord(without(value, path.map(String), written)) ?? {}, manifest);
}

/** The value without a field, where the field has that value; an object that holds nothing else then goes too. An item of a list stays. */
function without(value: unknown, [step, ...rest]: readonly string[], written: unknown): unknown {
  const list = asArray(value);
  if (list !== undefined) return list.map((item, index) => (step === '*' || step === String(index) ? without(item, rest, written) ?? {} : item));
  const record = asRecord(value);
  if (record === undefined || !Object.hasOwn(record, step)) return value;
  const { [step]: inner, ...others } = record;
  if (rest.length === 0) return isDeepStrictEqual(inner, written) ? orNothing(others) : value;
  const left = without(inner, rest, written);
  return left === inner ? value : left === undefined ? orNothing(others) : { ...record, [step]: left };
}

function orNothing(record: Json): Json | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}

function omit(record: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
