import { SYNC_WAVE } from '../adopt/sync-wave';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, Json } from '../values/json-values';

/** The sync wave of an object, for objects beside it: in another one, Argo CD could wait for an object that comes later. */
export function waveOf({ annotations }: FlowObject): Readonly<Record<string, string>> {
  return annotations[SYNC_WAVE] === undefined ? {} : { [SYNC_WAVE]: annotations[SYNC_WAVE] };
}

/** A built object, in the namespace of the one that it belongs to. */
export function beside({ namespace }: Pick<FlowObject, 'namespace'>, built: object): Json {
  const { apiVersion, kind, metadata, ...rest } = built as Json;
  const { name, annotations, ...others } = asRecord(metadata) ?? {};
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...namespace !== '' && { namespace },
      ...others,
      ...Object.keys(asRecord(annotations) ?? {}).length > 0 && { annotations },
    },
    ...rest,
  };
}
