import { BucketCommand, bucketCommands } from './bucket-commands';
import { mountedScripts } from './mounted-scripts';
import { SENSOR_BUCKET_LABELS } from '../contract/sensor-bucket-job';
import { FlowObject } from '../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../manifests/objects-of-kind';
import { asArray, asInteger, asRecord, asString, at } from '../values/json-values';

export interface RaisedBucket {
  readonly replicas: number;
  /** Whether only its leader is read: `allow_direct` off. */
  readonly leaderReads: boolean;
  readonly by: FlowObject;
}

/** Buckets that a Job, CronJob or KeyValue resource brings to a number of replicas, by namespace and Sensor. */
export function raisedBuckets(objects: readonly FlowObject[]): Map<string, RaisedBucket> {
  const raised = new Map<string, RaisedBucket>();
  for (const object of raisersAmong(objects)) {
    const buckets = bucketsOf(object, configMapsBeside(object, objects));
    const leaderReads = buckets.length > 0 && (isOwnJob(object) || /allow_direct[\\"']*\s*[:=]\s*false/.test(JSON.stringify(object.manifest.spec ?? {})));
    for (const { bucket, replicas } of buckets) {
      if (bucket === undefined || replicas === undefined) continue;
      const key = `${object.namespace}/${bucket}`;
      const other = raised.get(key) ?? { replicas: 0 };
      if (replicas > other.replicas || replicas === other.replicas && leaderReads) raised.set(key, { replicas, leaderReads, by: object });
    }
  }
  return raised;
}

/** The Job or CronJob that may raise a bucket, but does not tell in its text. */
export function mayRaise(objects: readonly FlowObject[]): (sensor: FlowObject) => FlowObject | undefined {
  const open = raisersAmong(objects).flatMap(by => bucketsOf(by, configMapsBeside(by, objects))
    .filter(({ bucket, replicas }) => bucket === undefined || replicas === undefined)
    .map(({ bucket }) => ({ by, bucket })));
  return ({ namespace, name }) => open.find(({ by, bucket = name }) => by.namespace === namespace && bucket === name)?.by;
}

const RAISERS = ['Job', 'CronJob', 'KeyValue'];

function raisersAmong(objects: readonly FlowObject[]): FlowObject[] {
  return objects.filter(({ kind }) => RAISERS.includes(kind));
}

/** ConfigMaps whose scripts a Job may run. */
function configMapsBeside({ kind, namespace }: FlowObject, objects: readonly FlowObject[]): readonly FlowObject[] {
  return kind === 'Job' || kind === 'CronJob' ? inNamespace(objectsOfKind(objects, 'ConfigMap'), namespace) : [];
}

function bucketsOf(object: FlowObject, configMaps: readonly FlowObject[]): BucketCommand[] {
  switch (object.kind) {
    case 'KeyValue': {
      const bucket = asString(at(object.manifest, 'spec', 'bucket'));
      return bucket === undefined ? [] : [{ bucket, replicas: asInteger(at(object.manifest, 'spec', 'replicas')) ?? 1 }];
    }
    case 'Job': return isOwnJob(object) ? ownBucket(object) : commands(at(object.manifest, 'spec', 'template', 'spec'), configMaps);
    case 'CronJob': return commands(at(object.manifest, 'spec', 'jobTemplate', 'spec', 'template', 'spec'), configMaps);
    default: return [];
  }
}

const OWN_JOB = Object.entries(SENSOR_BUCKET_LABELS);

/** The Job of an HaSensor, whose script is in a ConfigMap. */
function isOwnJob({ kind, manifest }: FlowObject): boolean {
  return kind === 'Job' && OWN_JOB.every(([label, value]) => at(manifest, 'metadata', 'labels', label) === value);
}

function ownBucket({ manifest }: FlowObject): BucketCommand[] {
  const { BUCKET, REPLICAS } = environment(asRecord(asArray(at(manifest, 'spec', 'template', 'spec', 'containers'))?.[0])?.env);
  return BUCKET === undefined ? [] : [{ bucket: BUCKET, replicas: Number(REPLICAS ?? 1) }];
}

function environment(env: unknown): { readonly [name: string]: string | undefined } {
  return Object.fromEntries((asArray(env) ?? []).map(entry => [asString(asRecord(entry)?.name), asString(asRecord(entry)?.value)]));
}

/** The commands of the containers and of scripts in ConfigMaps, with names and numbers of the environment. */
function commands(podSpec: unknown, configMaps: readonly FlowObject[]): BucketCommand[] {
  return ['initContainers', 'containers'].flatMap(field => asArray(at(podSpec, field)) ?? []).flatMap((container): BucketCommand[] => {
    const { command, args, env } = asRecord(container) ?? {};
    const words = [...asArray(command) ?? [], ...asArray(args) ?? []].filter(word => typeof word === 'string').join(' ');
    const scripts = mountedScripts(asRecord(podSpec) ?? {}, asRecord(container) ?? {}, words, configMaps);
    const text = [words, ...scripts.texts].join('\n');
    const values = environment(env);
    const written = bucketCommands(text, values);
    // a script that takes both from the environment
    const passed = values.BUCKET !== undefined && /\b(?:kv|stream) (?:add|edit)\b/.test(text) ? [{ bucket: values.BUCKET, replicas: Number(values.REPLICAS ?? 1) }] : [];
    // a script that is not here, beside the program that edits buckets
    const elsewhere = scripts.open && /\bnats(?:-box)?\b/.test(asString(asRecord(container)?.image) ?? '') ? [{}] : [];
    return [...written, ...passed, ...elsewhere];
  });
}
