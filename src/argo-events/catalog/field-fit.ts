import { undecodableValues } from './decode';
import { DroppedField } from './dropped-field';
import { Destination } from './field-destination';
import { ignoredFields } from './ignored-fields';
import { WorkloadKind } from './labels';
import { visitFields } from './struct-walk';
import { DELETE_HOOK, PUBSUB_DELETES_SUBSCRIPTION, STRIPE_CREATES_WEBHOOK } from './unsafe-options';
import { asRecord, valueAt } from '../../values/json-values';

/** How a value that is dropped and a place for it go together. */
export type Fit =
  /** The place is free, and the controller reads the value there. */
  | 'fits'
  /** There is a value already. */
  | 'taken'
  /** The value is of another type, would do harm there or nothing, or something else is on the way to the place. */
  | 'unlike';

/** Options that are better left out than given effect. */
const HARMFUL = [DELETE_HOOK, STRIPE_CREATES_WEBHOOK, PUBSUB_DELETES_SUBSCRIPTION];

/** @param from where the value is dropped in the resource */
export function fit(kind: WorkloadKind, cr: unknown, from: DroppedField['path'], { path, parent }: Destination): Fit {
  const field = String(path[path.length - 1]);
  const value = valueAt(cr, from);
  for (let length = 0; length < path.length; length++) {
    const around = valueAt(cr, path.slice(0, length));
    if (around === undefined || around === null) break;
    if (typeof path[length] === 'number' ? !Array.isArray(around) : asRecord(around) === undefined) return 'unlike';
  }
  if (valueAt(cr, path) !== undefined) return 'taken';
  const read = visitFields(parent, { [field]: value }).map(one => ({ ...one, path: ['spec', ...one.path] }));
  if (!read.every(({ known }) => known) || undecodableValues(read).length > 0) return 'unlike';
  if (HARMFUL.some(option => option.path[0] === field && option.isUnsafe({ [field]: value }))) return 'unlike';
  return ignoredFields(kind, withValue(cr, path, value), read).length > ignoredFields(kind, cr, []).length ? 'unlike' : 'fits';
}

function withValue(value: unknown, [step, ...rest]: DroppedField['path'], given: unknown): unknown {
  if (step === undefined) return given;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? withValue(item, rest, given) : item));
  return { ...value as object, [step]: withValue(valueAt(value, [step]), rest, given) };
}
