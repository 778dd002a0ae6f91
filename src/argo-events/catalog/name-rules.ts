/** What a name may be, and what happens otherwise. */
export interface NameRule {
  readonly pattern: RegExp;
  /** The allowed characters, in words. */
  readonly allowed: string;
  readonly maxLength?: number;
  readonly reason: string;
}

const DNS_LABEL = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  allowed: 'lower-case letters, digits and "-", beginning and ending with a letter or digit',
};

const SUBJECT = 'it is one token of the subject default.<event source>.<event>; with a dot, the stream default.*.* takes none of its events';

/** Kubernetes allows more, dots mostly, than Argo Events and NATS can carry. */
export const NAME_RULES = {
  eventBus: {
    ...DNS_LABEL,
    // the StatefulSet's pods carry the label controller-revision-hash: eventbus-<bus>-js-<10 characters>, of at most 63: 63 - 9 - 4 - 10
    maxLength: 40,
    reason: 'it is part of the names of the bus\'s Service and StatefulSet, which must be DNS labels',
  },
  // the label eventsource-name holds at most 63 characters
  eventSource: { ...DNS_LABEL, maxLength: 63, reason: SUBJECT },
  event: { pattern: /^[^\s.*>\p{Cc}]+$/u, allowed: 'anything but ".", "*", ">", white space and control characters', reason: SUBJECT },
  sensor: { ...DNS_LABEL, maxLength: 63, reason: 'it is the name of the Sensor\'s key-value bucket, and NATS takes only letters, digits, "_" and "-" there' },
  trigger: {
    pattern: /^[-/_=.a-zA-Z0-9]+$/,
    allowed: 'letters, digits and "-", "/", "_", "=", "."',
    reason: 'it is part of a key in the Sensor\'s key-value bucket',
  },
  dependency: {
    pattern: /^(?!(true|false|in|IN)$)[a-zA-Z][-_a-zA-Z0-9]*$/,
    allowed: 'letters, digits, "-" and "_", beginning with a letter, and not the words true, false, in',
    reason: 'it is a variable in the condition of every trigger, also where none is written, and the trigger never runs when that cannot be read',
  },
} as const satisfies Record<string, NameRule>;

export type NamedThing = keyof typeof NAME_RULES;

/** What is wrong with a name, in a sentence; undefined when nothing is. */
export function nameFault(thing: NamedThing, name: unknown): string | undefined {
  const { pattern, allowed, maxLength, reason }: NameRule = NAME_RULES[thing];
  if (typeof name === 'string' && pattern.test(name) && name.length <= (maxLength ?? Infinity)) {
    return undefined;
  }
  const length = maxLength === undefined ? '' : `, at most ${maxLength} characters`;
  return `the name ${JSON.stringify(name)} cannot be used: ${reason}. Allowed: ${allowed}${length}`;
}
