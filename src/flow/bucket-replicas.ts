import { SENSOR_BUCKET_LABELS } from '../contract/sensor-bucket-job';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asInteger, asRecord, asString, at } from '../values/json-values';

export interface RaisedBucket {
  readonly replicas: number;
  /** Whether only its leader is read: `allow_direct` off. */
  readonly leaderReads: boolean;
  readonly by: FlowObject;
}

const VARIABLE = /\$\{?(\w+)\}?/g;
const KV_COMMAND = /\bkv\s+(?:add|edit|update|create)\s+["']?([\w-]+)["']?\s.{0,400}?--replicas[\s=]+["']?(\d+)/g;

/** Buckets that a Job, CronJob or KeyValue resource brings to a number of replicas, by namespace and Sensor. */
export function raisedBuckets(objects: readonly FlowObject[]): Map<string, RaisedBucket> {
  const raised = new Map<string, RaisedBucket>();
  for (const object of objects) {
    const leaderReads = isOwnJob(object) || /allow_direct[\\"']*\s*[:=]\s*false/.test(JSON.stringify(object.manifest.spec ?? {}));
    for (const [bucket, replicas] of bucketsOf(object)) {
      const key = `${object.namespace}/${bucket}`;
      const other = raised.get(key) ?? { replicas: 0 };
      if (replicas > other.replicas || replicas === other.replicas && leaderReads) raised.set(key, { replicas, leaderReads, by: object });
    }
  }
  return raised;
}

function bucketsOf(object: FlowObject): [string, number][] {
  switch (object.kind) {
    case 'KeyValue': {
      const bucket = asString(at(object.manifest, 'spec', 'bucket'));
      return bucket === undefined ? [] : [[bucket, asInteger(at(object.manifest, 'spec', 'replicas')) ?? 1]];
    }
    case 'Job': return isOwnJob(object) ? ownBucket(object) : commands(at(object.manifest, 'spec', 'template', 'spec'));
    case 'CronJob': return commands(at(object.manifest, 'spec', 'jobTemplate', 'spec', 'template', 'spec'));
    default: return [];
  }
}

/** The Job of an HaSensor, whose script is in a ConfigMap. */
function isOwnJob({ kind, manifest }: FlowObject): boolean {
  return kind === 'Job' && Object.entries(SENSOR_BUCKET_LABELS).every(([label, value]) => at(manifest, 'metadata', 'labels', label) === value);
}

function ownBucket({ manifest }: FlowObject): [string, number][] {
  const { BUCKET, REPLICAS } = environment(asRecord(asArray(at(manifest, 'spec', 'template', 'spec', 'containers'))?.[0])?.env);
  return BUCKET === undefined ? [] : [[BUCKET, Number(REPLICAS ?? 1)]];
}

function environment(env: unknown): { readonly [name: string]: string | undefined } {
  return Object.fromEntries((asArray(env) ?? []).map(entry => [asString(asRecord(entry)?.name), asString(asRecord(entry)?.value)]));
}

/** `nats kv edit <sensor> --replicas 3`, as words of a command or in a shell script, with names and numbers of the environment. */
function commands(podSpec: unknown): [string, number][] {
  return ['initContainers', 'containers'].flatMap(field => asArray(at(podSpec, field)) ?? []).flatMap((container): [string, number][] => {
    const { command, args, env } = asRecord(container) ?? {};
    const text = [...asArray(command) ?? [], ...asArray(args) ?? []].filter(word => typeof word === 'string').join(' ');
    const values = environment(env);
    const written = [...text.replace(VARIABLE, (variable, name: string) => values[name] ?? variable).matchAll(KV_COMMAND)];
    const bucket = values.BUCKET;
    // a script that takes both from the environment
    const passed = bucket !== undefined && /\b(?:kv|stream) (?:add|edit)\b/.test(text) ? [[bucket, Number(values.REPLICAS ?? 1)] as [string, number]] : [];
    return [...written.map(([, name, replicas]): [string, number] => [name, Number(replicas)]), ...passed];
  });
}
