import { isDeepStrictEqual } from 'node:util';
import { Refusal } from './refusal';
import { asArray, asRecord } from '../../values/json-values';
import { Edit, Path } from '../engine/rule';

/** A value with an edit made in it: what the text has to give after the edit. */
export function applyEdit(value: unknown, edit: Edit): unknown {
  if ('remove' in edit) return changed(value, edit.path, () => undefined);
  return changed(value, edit.path, old => ('append' in edit ? [...asArray(old ?? []) ?? refuse(), ...missingItems(old, edit.append)] : edit.value));
}

/** Items that a list does not hold yet. */
export function missingItems(list: unknown, items: readonly unknown[]): unknown[] {
  return items.filter(item => !(asArray(list) ?? []).some(old => isDeepStrictEqual(old, item)));
}

/** The value of a field at a path below a field that is missing. */
export function nested(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => (typeof key === 'number' ? refuse() : { [key]: inner }), value);
}

/** Both values in one; lists are joined. */
export function mergeValues(a: unknown, b: unknown): unknown {
  const [left, right] = [asRecord(a), asRecord(b)];
  if (left !== undefined && right !== undefined) {
    return Object.entries(right).reduce((all, [key, value]) => ({ ...all, [key]: key in all ? mergeValues(all[key], value) : value }), left);
  }
  const [first, second] = [asArray(a), asArray(b)];
  if (first !== undefined && second !== undefined) return [...first, ...missingItems(first, second)];
  if (isDeepStrictEqual(a, b)) return a;
  throw new Refusal('conflict');
}

function changed(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const list = asArray(value);
  if (list !== undefined) {
    if (typeof key !== 'number' || key >= list.length) refuse();
    return list.map((item, index) => (index === key ? changed(item, rest, change) : item));
  }
  const record = value === undefined || value === null ? {} : asRecord(value) ?? refuse();
  if (typeof key === 'number') refuse();
  const { [key]: old, ...others } = record;
  const next = changed(old, rest, change);
  return next === undefined ? others : { ...record, [key]: next };
}

function refuse(): never {
  throw new Refusal('unlike');
}
