import { isDeepStrictEqual } from 'node:util';
import { Code, CodeRecord, isCodeRecord } from './code';

/** Props that are never derived. */
const GIVEN = ['eventBus', 'dependencies'];

/** Of a trigger, what is derived. */
const OF_TRIGGER = ['atLeastOnce', 'retryStrategy', 'dlqTrigger'];

/** Longer lists are taken as they are: each item costs a synth. */
const LONGEST = 20;

/**
 * The props without all that the construct derives anyway.
 *
 * @param outcome what the construct emits for props
 * @param given further props that are not looked into
 */
export function trimmed(props: CodeRecord, outcome: (props: CodeRecord) => unknown, given: readonly string[] = []): CodeRecord {
  const wanted = outcome(props);
  const isSame = (other: CodeRecord): boolean => {
    try {
      return isDeepStrictEqual(outcome(other), wanted);
    } catch {
      return false;
    }
  };
  const untouched = new Set([...GIVEN, ...given]);
  return trimRecord(props, isSame, (path, key) => path.length > 0 || !untouched.has(key)
    ? path[0] !== 'triggers' || OF_TRIGGER.includes(key) : false, []);
}

type MayGo = (path: readonly string[], key: string) => boolean;

function trimRecord(record: CodeRecord, isSame: (record: CodeRecord) => boolean, mayGo: MayGo, path: readonly string[]): CodeRecord {
  let kept = record;
  for (const key of Object.keys(record)) {
    if (!mayGo(path, key)) continue;
    const { [key]: value, ...others } = kept;
    const isList = path.length === 0 && key === 'triggers';
    if (!isList && isSame(others)) {
      kept = others;
      continue;
    }
    const inner = trimValue(value, candidate => isSame({ ...kept, [key]: candidate }), mayGo, [...path, key]);
    kept = { ...kept, [key]: inner };
  }
  return kept;
}

function trimValue(value: Code, isSame: (value: Code) => boolean, mayGo: MayGo, path: readonly string[]): Code {
  if (isCodeRecord(value)) return trimRecord(value, isSame, mayGo, path);
  if (!Array.isArray(value) || value.length > LONGEST) return value;
  let items: readonly Code[] = value as readonly Code[];
  for (const item of value as readonly Code[]) {
    const others = items.filter(other => other !== item);
    if (path[0] !== 'triggers' && isSame(others)) {
      items = others;
    } else if (isCodeRecord(item)) {
      const index = items.indexOf(item);
      const with_ = (candidate: CodeRecord) => items.map((other, i) => (i === index ? candidate : other));
      const inner = trimRecord(item, candidate => isSame(with_(candidate)), mayGo, path);
      items = with_(inner);
    }
  }
  return items;
}
