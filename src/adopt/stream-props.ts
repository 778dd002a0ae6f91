import { Call, Code, CodeRecord, EnumMember } from './code';
import { Addition } from './part';
import { Remark } from './remark';
import { natsSize, setting } from '../argo-events/nats/bus-settings';
import { DISCARD, parseStreamConfig } from '../argo-events/nats/stream-config';
import { settingsKeys } from '../lint/helpers/settings-keys';
import { goDurationValue, goInteger, parseGoDuration } from '../values/go-values';

/**
 * The props of a `streamConfig`. What the controller reads as no limit is no limit here.
 *
 * @param ours whether a construct wrote it; a size that no prop can have is then derived
 */
export function streamProps(text: unknown, ours: boolean): CodeRecord {
  const { replicas, maxage, maxmsgs, maxbytes, duplicates, discard } = parseStreamConfig(text) ?? {};
  const bytes = goInteger(maxbytes);
  return compact({
    replicas: goInteger(replicas) || undefined,
    maxAge: maxage === undefined ? undefined : durationCode(goDurationValue(maxage)),
    maxMsgs: maxmsgs === undefined ? undefined : goInteger(maxmsgs) || -1,
    // without a limit the stream could fill the volume, so the derived one stays
    maxBytes: sizeCode(bytes, ours),
    duplicates: duplicates === undefined ? undefined : durationCode(goDurationValue(duplicates)),
    discard: discard === undefined ? undefined : new EnumMember('StreamDiscard', goInteger(discard) === DISCARD.NEW ? 'NEW' : 'OLD'),
  });
}

export interface SettingsProps {
  readonly props: CodeRecord;
  readonly additions: readonly Addition[];
  readonly remarks: readonly Remark[];
}

const STORES = { maxFileStore: 'max_file_store', maxMemoryStore: 'max_memory_store' };

/** The props of `settings`. A text with keys that are no props stays as it is. */
export function settingsProps(text: string | undefined, ours: boolean): SettingsProps {
  if (text === undefined) return { props: {}, additions: [], remarks: [] };
  const others = (settingsKeys(text) ?? [text]).filter(key => !/^(max_file|max_mem|sync)/i.test(key));
  const sizes = Object.entries(STORES).map(([prop, key]) => {
    return [prop, sizeCode(natsSize(setting(text, key) ?? '') ?? 0, ours)] as const;
  });
  const sync = setting(text, 'sync_interval');
  const every = sync === undefined ? undefined : parseGoDuration(sync);
  return {
    props: compact({ ...Object.fromEntries(sizes), syncInterval: every === undefined ? undefined : durationCode(every) }),
    additions: others.length === 0 ? [] : [{ path: '/spec/jetstream/settings', value: text }],
    remarks: others.length === 0 ? [] : [{ code: 'settings-without-prop', keys: others.join(', ') }],
  };
}

const DURATIONS: readonly [string, number][] = [['hours', 3_600_000], ['minutes', 60_000], ['seconds', 1000], ['millis', 1]];

export function durationCode(milliseconds: number): Code {
  const whole = Math.max(0, Math.round(milliseconds));
  const [method, size] = whole === 0 ? ['seconds', 1] as const : DURATIONS.find(([, length]) => whole % length === 0)!;
  return new Call('Duration', method, [whole / size]);
}

const SIZES: readonly [string, number][] = [['gibibytes', 1024 ** 3], ['mebibytes', 1024 ** 2], ['kibibytes', 1024]];

/** Sizes are given in KiB at least; 0 or less is no limit. */
function sizeCode(bytes: number, ours: boolean): Code {
  if (bytes <= 0 || ours && bytes % 1024 !== 0) return undefined;
  const kibibytes = Math.max(1, Math.floor(bytes / 1024)) * 1024;
  const [method, size] = SIZES.find(([, length]) => kibibytes % length === 0)!;
  return new Call('Size', method, [kibibytes / size]);
}

function compact(record: { readonly [key: string]: Code }): CodeRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
