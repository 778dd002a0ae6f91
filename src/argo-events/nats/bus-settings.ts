import { MANIFEST_SETTINGS } from './stream-config';
import { asRecord, asString } from '../../values/json-values';

const UNITS: Record<string, number> = {
  '': 1,
  'k': 1e3,
  'm': 1e6,
  'g': 1e9,
  't': 1e12,
  'p': 1e15,
  'e': 1e18,
  ...Object.fromEntries(['k', 'm', 'g', 't', 'p', 'e'].flatMap((unit, i) => ['b', 'i', 'ib'].map(rest => [unit + rest, 1024 ** (i + 1)]))),
};

/** The text that the controller pastes inside `jetstream { }` of every server: the bus's own, or else the controller's. */
export function busSettings(eventBus: unknown, controllerDefault: string = MANIFEST_SETTINGS): string {
  return asString(asRecord(asRecord(asRecord(eventBus)?.spec)?.jetstream)?.settings) ?? controllerDefault;
}

/**
 * Other names that nats-server has for a key.
 *
 * @see https://github.com/nats-io/nats-server/blob/v2.10.29/server/opts.go
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  max_file_store: ['max_file'],
  max_memory_store: ['max_mem_store', 'max_mem'],
  sync_interval: ['sync'],
};

/** Without the blocks that open before a key on the same line; `{{` and `${` begin a placeholder. In steps, since one pattern for white space takes too long. */
function withoutOpened(line: string): string {
  for (let text = line; ;) {
    const behind = text.replace(/^"?[\w-]*"?/, '').trimStart().replace(/^[:=]/, '').trimStart();
    if (!behind.startsWith('{') || behind.startsWith('{{')) return text;
    text = behind.slice(1).trimStart();
  }
}

/** Without the ends of blocks behind the value. */
function withoutClosed(value: string | undefined): string | undefined {
  if (value === undefined || value.includes('{')) return value;
  let end = value.length;
  while (end > 0 && /[\s}]/.test(value[end - 1])) end--;
  return value.includes('}', end) ? value.slice(0, end) : value;
}

/** The value of a key on the first level of such a text, by whatever name it is given, as written and without quotes; the last one counts. */
export function setting(settings: string, key: string): string | undefined {
  const names = [key, ...ALIASES[key] ?? []];
  let value: string | undefined;
  for (const line of settings.split(/[\n;,]/)) {
    const [, name, rest] = /^"?([\w-]+)"?([^]*)$/.exec(withoutOpened(line.split(/#|\/\//, 1)[0].trim())) ?? [];
    const given = withoutClosed(rest?.trim().replace(/^[:=]/, '').trim());
    if (name && given && names.includes(name.toLowerCase())) {
      value = given.replace(/^(["'])(.*)\1$/, '$2');
    }
  }
  return value;
}

/** A NATS size in bytes: `1G` is 10^9, `1GB` and `1Gi` are 2^30; undefined when it is none. */
export function natsSize(text: string): number | undefined {
  const match = /^(-?\d+)\s*([a-z]*)$/i.exec(text);
  const unit = match && UNITS[match[2].toLowerCase()];
  return match && unit ? Number(match[1]) * unit : undefined;
}
