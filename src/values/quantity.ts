const SUFFIXES: Record<string, number> = {
  '': 1,
  'n': 1e-9,
  'u': 1e-6,
  'm': 1e-3,
  'k': 1e3,
  'M': 1e6,
  'G': 1e9,
  'T': 1e12,
  'P': 1e15,
  'E': 1e18,
  'Ki': 2 ** 10,
  'Mi': 2 ** 20,
  'Gi': 2 ** 30,
  'Ti': 2 ** 40,
  'Pi': 2 ** 50,
  'Ei': 2 ** 60,
};

/**
 * The number that a Kubernetes quantity stands for (`20Gi`, `500m`, `1e3`, 5), for storage and memory the bytes, rounded up as
 * Kubernetes does; undefined when it is none.
 */
export function quantity(value: unknown): number | undefined {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(value));
  if (match === null || (typeof value !== 'string' && typeof value !== 'number')) {
    return undefined;
  }
  return Number(match[1] + (match[2] ?? '')) * SUFFIXES[match[3] ?? ''];
}

/** {@link quantity} in whole bytes, rounded up. */
export function bytes(value: unknown): number | undefined {
  const number = quantity(value);
  return number === undefined ? undefined : Math.ceil(number);
}
