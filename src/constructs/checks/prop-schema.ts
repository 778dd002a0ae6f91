import { Lazy } from 'cdk8s';
import { nearest } from '../../../imports/nearest';

/** Refuses a value from a language, or a cast, whose compiler did not. */
export type Check = (path: string, value: unknown) => void;

/** A check of every prop: one that is added to the interface does not compile until it is added here. */
export type Checks<Props> = { readonly [prop in keyof Required<Props>]: Check };

export function check(allowed: string, accepts: (value: any) => boolean): Check {
  return (path, value) => {
    if (!accepts(value)) throw new Error(`${path}: got ${show(value)}. Allowed: ${allowed}`);
  };
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Lazy);

export const text = check('a non-empty string', value => typeof value === 'string' && value !== '');
export const flag = check('true or false', value => typeof value === 'boolean');
export const record = check('an object', isRecord);

/** An object that is read when the construct is made. */
export const knownRecord: Check = (path, value) => {
  record(path, value);
  for (const [name, entry] of Object.entries(value as object)) {
    if (entry instanceof Lazy) throw new Error(`${path}.${name}: got ${show(entry)}. Allowed: the value itself`);
    if (isRecord(entry)) knownRecord(`${path}.${name}`, entry);
  }
};

export const duration = check('a cdk8s Duration, for example Duration.seconds(30)', value => typeof value?.toMilliseconds === 'function');
export const wholeSeconds = check('a cdk8s Duration of whole seconds, for example Duration.seconds(30)',
  value => typeof value?.toMilliseconds === 'function' && value.toMilliseconds() % 1000 === 0);
export const size = check('a cdk8s Size, for example Size.gibibytes(10)', value => typeof value?.toKibibytes === 'function');

export function wholeNumber(least: number): Check {
  return check(`a whole number, ${least} or more`, value => Number.isInteger(value) && value >= least);
}

export const anyText = check('a string', value => typeof value === 'string');
export const records = listOf('a list of objects', record);
export const texts = listOf('a list of strings', anyText);

/** The entry that is wrong is named. */
export function listOf(allowed: string, item: Check): Check {
  const list = check(allowed, Array.isArray);
  return (path, value) => {
    list(path, value);
    for (const [index, entry] of (value as unknown[]).entries()) item(`${path}[${index}]`, entry);
  };
}

export const textByName: Check = (path, value) => {
  check('an object with strings as values', isRecord)(path, value);
  for (const [name, entry] of Object.entries(value as object)) {
    if (entry !== undefined && entry !== null) anyText(`${path}.${name}`, entry);
  }
};

/** Any whole number; the range has a separate check and message. */
export const integer = check('a whole number', Number.isInteger);

export function oneOf(name: string, values: Record<string, string>): Check {
  return check(Object.keys(values).map(key => `${name}.${key}`).join(', '), value => Object.values(values).includes(value));
}

export function oneOfTexts(...values: string[]): Check {
  return check(values.join(', '), value => values.includes(value));
}

/** @param allowed how to get one */
export function instanceOf(type: Function, allowed: string): Check {
  return check(allowed, value => value instanceof type);
}

/** @param allowed how to get one */
export function withTexts(allowed: string, ...names: string[]): Check {
  return check(allowed, value => names.every(name => typeof value?.[name] === 'string' && value[name] !== ''));
}

/** Fields of the pods, as Argo Events has them. One that is misspelt is refused, whoever makes the pods. */
export function podFields(toJson: (value: any, path?: string) => unknown): Check {
  return (path, value) => {
    record(path, value);
    toJson(value, path);
  };
}

/** Options in a nested object. */
export function fields<Props>(checks: Checks<Props>): Check {
  return withRequired(checks);
}

/** The same, of which some are required. */
export function withRequired<Props>(checks: Checks<Props>, ...required: (keyof Props)[]): Check {
  return (path, value) => {
    record(path, value);
    validateProps(value as object, checks, required, `${path}.`);
  };
}

/** Refuses props of a wrong type, unknown props, and required ones that are missing. */
export function validateProps<Props>(props: object, checks: Checks<Props>, required: readonly (keyof Props)[] = [], prefix = ''): void {
  if (prefix === '') record('props', props);
  const known: Record<string, Check> = checks;
  for (const [prop, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (!Object.hasOwn(known, prop)) {
      const meant = nearest(prop, Object.keys(known));
      throw new Error(`${prefix}${prop} is not a known prop and would be ignored.${meant ? ` Did you mean ${meant}?` : ''} Allowed: ${Object.keys(known).join(', ')}`);
    }
    known[prop](prefix + prop, value);
  }
  for (const prop of required as readonly string[]) {
    if ((props as any)[prop] === undefined || (props as any)[prop] === null) known[prop](prefix + prop, undefined);
  }
}

function show(value: unknown): string {
  if (value instanceof Lazy) return 'a cdk8s Lazy, whose value is not known before synth';
  if (typeof value === 'function') return `a function, ${value.name}`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' ? `the string "${value}"` : String(value);
}
