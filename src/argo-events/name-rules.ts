/** What a name is a part of, and what follows when it has other characters. */
export interface NameRule {
  readonly pattern: RegExp;
  /** The allowed characters, in words. */
  readonly allowed: string;
  readonly reason: string;
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_LABEL_WORDS = 'lower-case letters, digits and "-", beginning and ending with a letter or digit';

/** Kubernetes allows more (dots, mostly) than Argo Events and NATS can carry. */
export const NAME_RULES = {
  eventBus: {
    pattern: DNS_LABEL,
    allowed: DNS_LABEL_WORDS,
    reason: 'it is part of the bus\'s Service name eventbus-<bus>-js-svc, which must be a DNS label',
  },
  eventSource: {
    pattern: DNS_LABEL,
    allowed: DNS_LABEL_WORDS,
    reason: 'it is one token of the subject default.<event source>.<event>; with a dot the stream default.*.* takes no event of it',
  },
  event: {
    pattern: /^[^\s.*>\u0000-\u001f\u007f]+$/,
    allowed: 'anything but ".", "*", ">" and white space',
    reason: 'it is one token of the subject default.<event source>.<event>; with a dot the stream default.*.* takes no event of it',
  },
  sensor: {
    pattern: DNS_LABEL,
    allowed: DNS_LABEL_WORDS,
    reason: 'it is the name of the Sensor\'s key-value bucket, and NATS takes only letters, digits, "_" and "-" there',
  },
  trigger: {
    pattern: /^[-/_=.a-zA-Z0-9]+$/,
    allowed: 'letters, digits and "-", "/", "_", "=", "."',
    reason: 'it is part of a key in the Sensor\'s key-value bucket',
  },
  dependency: {
    pattern: /^[-/_=.a-zA-Z0-9]+$/,
    allowed: 'letters, digits and "-", "/", "_", "=", "."',
    reason: 'it is part of a key in the Sensor\'s key-value bucket',
  },
} as const satisfies Record<string, NameRule>;

export type NamedThing = keyof typeof NAME_RULES;

/** What is wrong with a name, in a sentence; undefined when nothing is. */
export function nameFault(thing: NamedThing, name: unknown): string | undefined {
  const { pattern, allowed, reason } = NAME_RULES[thing];
  if (typeof name === 'string' && pattern.test(name)) {
    return undefined;
  }
  return `the name ${JSON.stringify(name)} is not allowed here: ${reason}. Allowed: ${allowed}`;
}
