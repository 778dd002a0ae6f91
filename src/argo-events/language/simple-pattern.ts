/** A regular expression without choices: a text, at the begin or the end of the value, or anywhere in the value. */
export interface SimplePattern {
  readonly text: string;
  readonly begin: boolean;
  readonly end: boolean;
}

/** A regular expression of a filter. */
export interface Pattern {
  readonly source: string;
  /** Undefined for other regular expressions. */
  readonly simple?: SimplePattern;
}

export function patternOf(source: string): Pattern {
  const [, begin, body, end] = /^(\^?)((?:\\[^A-Za-z0-9]|[^\\^$.*+?()[\]{}|])*)(\$?)$/.exec(source) ?? [];
  if (body === undefined) return { source };
  return { source, simple: { text: body.replace(/\\(.)/g, '$1'), begin: begin !== '', end: end !== '' } };
}

/** The pattern that one text alone matches. */
export function exactly(text: string): Pattern {
  return { source: `^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`, simple: { text, begin: true, end: true } };
}

function find(source: string, text: string): boolean {
  // most manifests have no regular expression
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RE2JS } = require('re2js') as typeof import('re2js');
  return RE2JS.compile(source).matcher(text).find();
}

const ALL = /^(?:|\^|\$|\^?\.\*\??|\.\*\$)$/;
/** What depends on the place in the text. */
const ANCHORS = /[\^$]|\\[AzbB]|\(\?/;

/** Whether each text that matches the first pattern surely matches the second one. */
export function implies(first: Pattern, second: Pattern): boolean {
  if (first.source === second.source || ALL.test(second.source)) return true;
  if (first.simple === undefined) return false;
  const { text, begin, end } = first.simple;
  if (begin && end) return find(second.source, text);
  if (second.simple === undefined) return !ANCHORS.test(second.source) && find(second.source, text);
  const other = second.simple;
  if (other.begin && other.end) return false;
  if (other.begin) return begin && text.startsWith(other.text);
  if (other.end) return end && text.endsWith(other.text);
  return text.includes(other.text);
}

/** Whether a text can match both patterns: `unlikely` where the text has to hold two different texts. */
export function together(first: Pattern, second: Pattern): 'possible' | 'unlikely' | 'impossible' {
  const [a, b] = [first.simple, second.simple];
  for (const [one, other] of [[first, second], [second, first]]) {
    if (one.simple?.begin && one.simple.end) return find(other.source, one.simple.text) ? 'possible' : 'impossible';
  }
  if (a === undefined || b === undefined) return 'possible';
  if (a.begin && b.begin && !a.text.startsWith(b.text) && !b.text.startsWith(a.text)) return 'impossible';
  if (a.end && b.end && !a.text.endsWith(b.text) && !b.text.endsWith(a.text)) return 'impossible';
  return a.begin !== b.begin || a.end !== b.end || a.text.includes(b.text) || b.text.includes(a.text) ? 'possible' : 'unlikely';
}
