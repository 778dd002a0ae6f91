import { asRecord, asString, Json } from '../../values/json-values';

/**
 * What a fault comes to, as far as rules tell it apart. Of the controller:
 * incomplete: a field is missing.
 * value: a field has a value that is not allowed, or that excludes another field.
 * bus-type, bus-size, bus-version, webhook-server, dlq-delivery: one of these two, of which a rule says more.
 * Of the API server:
 * pod: it refuses the pods.
 * memory: the kernel kills the process when it starts.
 * Of the pods:
 * filter: no event passes.
 * filter-part: a filter lets no event pass, and others do.
 * filter-doubt: a value has to hold two different texts.
 * bus-address: no pod can connect to the bus.
 * listener: the event never comes.
 * event-filter: the event is dropped where it comes in.
 * action: the trigger never runs.
 * fixed-name: only the first run makes an object.
 * git-branch: the repository may not have the branch.
 * repeated: the action runs, counts as failed, and runs again.
 * action-beside: one of its actions never runs.
 * parameter: a parameter is left out.
 * parameter-key: the event has no such value, and the trigger fails.
 * parameter-fallback: the same, and a default value takes its place.
 * payload: the process ends when the trigger runs.
 * rate-limit: a unit counts as another one.
 * rate-limit-zero: the process ends when it starts.
 */
export type Fault = 'incomplete' | 'value' | 'bus-type' | 'bus-size' | 'bus-version' | 'webhook-server' | 'dlq-delivery' | 'pod' | 'memory'
  | 'filter' | 'filter-part' | 'filter-doubt' | 'bus-address' | 'listener' | 'event-filter' | 'action' | 'fixed-name' | 'git-branch' | 'repeated' | 'action-beside' | 'parameter' | 'parameter-key' | 'parameter-fallback' | 'payload' | 'rate-limit' | 'rate-limit-zero';

/** Something that Argo Events or Kubernetes asks of a struct. */
export interface Demand {
  /** Fields from the struct to the one at fault; empty for the struct itself. */
  readonly field: readonly string[];
  readonly fault: Fault;
  readonly isMet: (struct: Json) => boolean;
  /** What is wrong, in words that follow the path of the field. */
  readonly problem: (struct: Json) => string;
  /** What to write, as an order. */
  readonly remedy: string;
  /** Line of the source file that refuses it. */
  readonly line: string;
}

export function at(struct: Json, field: readonly string[]): unknown {
  return field.reduce<unknown>((found, key) => asRecord(found)?.[key], struct);
}

/** Go's nil: a field that is not there, or null. */
export function isNil(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Go's zero value of a string or list. A value of another type has a rule of its own. */
export function isEmpty(value: unknown): boolean {
  return isNil(value) || value === '' || (Array.isArray(value) && value.length === 0);
}

export function has(struct: Json, ...fields: string[]): boolean {
  return fields.every(field => !isEmpty(at(struct, field.split('.'))));
}

/** A field that may not be nil; an empty list or map will do. */
export function given(line: string, field: string, example?: string): Demand {
  const path = field.split('.');
  return { ...missing(line, path, example), isMet: struct => !isNil(at(struct, path)) };
}

/** A field that may not be empty. */
export function filled(line: string, field: string, example?: string): Demand {
  const path = field.split('.');
  return { ...missing(line, path, example), isMet: struct => !isEmpty(at(struct, path)) };
}

function missing(line: string, field: readonly string[], example: string | undefined): Omit<Demand, 'isMet'> {
  const name = field[field.length - 1];
  return { field, fault: 'incomplete', problem: () => 'is missing', remedy: `set ${name}${example === undefined ? '' : `, for example ${example}`}`, line };
}

/** One of a list of words, or empty. */
export function oneOf(line: string, field: string, words: readonly string[]): Demand {
  const path = field.split('.');
  return {
    field: path,
    fault: 'value',
    isMet: struct => {
      const value = at(struct, path);
      return typeof value !== 'string' || value === '' || words.includes(value);
    },
    problem: struct => `is ${JSON.stringify(at(struct, path))}`,
    remedy: `write one of ${words.join(', ')}`,
    line,
  };
}

/** One of a list of words, and not empty. */
export function wordOf(line: string, field: string, words: readonly string[]): Demand[] {
  return [filled(line, field, words[0]), oneOf(line, field, words)];
}

/** A text that something can read, if it is there. */
export function readable(line: string, field: string, faultOf: (text: string) => string | undefined, remedy: string): Demand {
  const path = field.split('.');
  const fault = (struct: Json) => {
    const text = asString(at(struct, path));
    return text ? faultOf(text) : undefined;
  };
  return { field: path, fault: 'value', isMet: struct => fault(struct) === undefined, problem: struct => fault(struct)!, remedy, line };
}

/** Any other condition. */
export function demand(line: string, fault: Fault, field: string, isMet: (struct: Json) => boolean, problem: string, remedy: string): Demand {
  return { field: field === '' ? [] : field.split('.'), fault, isMet, problem: () => problem, remedy, line };
}

/** Demands that count only under a condition. */
export function when(condition: (struct: Json) => boolean, ...demands: Demand[]): Demand[] {
  return demands.map(demanded => ({ ...demanded, isMet: struct => !condition(struct) || demanded.isMet(struct) }));
}

/** Demands of a struct that a field holds, counted from around it; without that field they do not count. */
export function within(field: string, demands: readonly Demand[]): Demand[] {
  const path = field.split('.');
  const inner = (struct: Json) => asRecord(at(struct, path));
  return demands.map(demanded => ({
    ...demanded,
    field: [...path, ...demanded.field],
    isMet: struct => {
      const value = inner(struct);
      return value === undefined || demanded.isMet(value);
    },
    problem: struct => demanded.problem(inner(struct) ?? {}),
  }));
}
