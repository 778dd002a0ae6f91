/** How the pods read a YAML value as a number: what they cannot read is 0, without a word. */
export function goInteger(value: unknown): number {
  switch (typeof value) {
    case 'number': return Number.isFinite(value) ? Math.trunc(value) : 0;
    case 'boolean': return value ? 1 : 0;
    case 'string': {
      const digits = value.replace(/^([^.]*)\.0*$/, '$1');
      return /^[+-]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]*|0[bB][01]+|[1-9]\d*)$/.test(digits) ? parseGo(digits) : 0;
    }
    default: return 0;
  }
}

function parseGo(digits: string): number {
  const sign = digits.startsWith('-') ? -1 : 1;
  const unsigned = digits.replace(/^[+-]/, '');
  const octal = /^0[oO]?([0-7]+)$/.exec(unsigned);
  return sign * (octal === null ? Number(unsigned) : parseInt(octal[1], 8));
}

const UNIT_MS: Record<string, number> = { h: 3600e3, m: 60e3, s: 1e3, ms: 1, us: 1e-3, µs: 1e-3, μs: 1e-3, ns: 1e-6 };

/** A Go duration (`1h30m`, `300s`) in milliseconds; undefined when it is none. Days do not exist. */
export function parseGoDuration(text: string): number | undefined {
  const match = /^([+-]?)((?:(?:\d+(?:\.\d*)?|\.\d+)(?:h|ms|m|us|\u00b5s|\u03bcs|ns|s))+|0)$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const parts = match[2].matchAll(/(\d+(?:\.\d*)?|\.\d+)(h|ms|m|us|\u00b5s|\u03bcs|ns|s)/g);
  const sum = [...parts].reduce((total, [, number, unit]) => total + Number(number) * UNIT_MS[unit], 0);
  return match[1] === '-' ? -sum : sum;
}

/** How the pods read a YAML value as a duration, in milliseconds: plain numbers are nanoseconds, what they cannot read is 0. */
export function goDurationValue(value: unknown): number {
  if (typeof value === 'number') {
    return value * 1e-6;
  }
  if (typeof value !== 'string') {
    return 0;
  }
  return parseGoDuration(/[nsu\u00b5mh]/.test(value) ? value : `${value}ns`) ?? 0;
}
