import { parse } from 'yaml';
import { goDurationValue, goInteger } from '../../values/go-values';
import { asRecord, asString, Json } from '../../values/json-values';
import { remembered } from '../../values/remembered';

/** What the stream `default` gets when the first pod creates it; a later change of the text changes nothing. */
export interface StreamConfig {
  readonly replicas: number;
  /** 0 or less: no limit. */
  readonly maxMsgs: number;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  readonly duplicatesMs: number;
  readonly retention: number;
  readonly discard: number;
}

export const RETENTION = { LIMITS: 0, INTEREST: 1, WORK_QUEUE: 2 } as const;
export const DISCARD = { OLD: 0, NEW: 1 } as const;

/** Keys that are read, upper and lower case alike; all others are ignored. */
export const STREAM_CONFIG_KEYS = ['maxMsgs', 'maxAge', 'maxBytes', 'replicas', 'duplicates', 'retention', 'discard'] as const;

/** `streamConfig` of the controller's configuration in the upstream manifest, since v1.9.3. */
export const MANIFEST_STREAM_CONFIG: Json = {
  maxMsgs: 50000, maxAge: '168h', maxBytes: -1, replicas: 3, duplicates: '300s', retention: 0, discard: 0,
};


/** `settings` of the controller's configuration in the upstream manifest; `spec.jetstream.settings` replaces all of it. */
export const MANIFEST_SETTINGS = 'max_memory_store: -1\nmax_file_store: 1TB\n';

/** The text of a streamConfig by lower-case key; undefined when it is no YAML map, with which the controller deploys no bus. */
export function parseStreamConfig(text: unknown): Json | undefined {
  return lowerKeys(writtenStreamConfig(text));
}

/** The same by key as written. */
export function writtenStreamConfig(text: unknown): Json | undefined {
  if (text === undefined || text === null) {
    return {};
  }
  return parsed(asString(text) ?? '[]');
}

/** Several rules read the text of each bus, and buses have the same text. */
const parsed = remembered((text): Json | undefined => {
  try {
    const value: unknown = parse(text, { logLevel: 'error' });
    return value === null ? {} : asRecord(value);
  } catch {
    return undefined;
  }
});

function lowerKeys(value: Json | undefined): Json | undefined {
  return value && Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
}

/** The controller's default with the bus's own text over it, by lower-case key. An exotic bus gets no default. */
export function mergedStreamConfig(eventBus: unknown, controllerDefault: Json = MANIFEST_STREAM_CONFIG): Json | undefined {
  const spec = asRecord(asRecord(eventBus)?.spec);
  const native = asRecord(spec?.jetstream);
  const own = parseStreamConfig((native ?? asRecord(spec?.jetstreamExotic))?.streamConfig);
  return own && { ...native ? lowerKeys(controllerDefault) : {}, ...own };
}

/** The stream that the pods of that bus create; undefined when the text cannot be read. */
export function effectiveStreamConfig(eventBus: unknown, controllerDefault: Json = MANIFEST_STREAM_CONFIG): StreamConfig | undefined {
  const merged = mergedStreamConfig(eventBus, controllerDefault);
  return merged && {
    // NATS makes 1 of 0
    replicas: goInteger(merged.replicas) || 1,
    maxMsgs: goInteger(merged.maxmsgs),
    maxBytes: goInteger(merged.maxbytes),
    maxAgeMs: goDurationValue(merged.maxage),
    duplicatesMs: goDurationValue(merged.duplicates),
    retention: goInteger(merged.retention),
    discard: goInteger(merged.discard),
  };
}
