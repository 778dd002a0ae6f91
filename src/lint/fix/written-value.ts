import { Scalar, stringify } from 'yaml';
import { TextStyle } from './text-style';

/** A scalar in the quotes of the one that it replaces. */
export function writtenScalar(value: unknown, { type }: Pick<Scalar, 'type'>, { json }: TextStyle): string {
  if (json) return JSON.stringify(value);
  const quoted = (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && typeof value === 'string';
  return stringify(value, { lineWidth: 0, ...quoted && { defaultStringType: type }, ...typeof value === 'string' && value.includes('\n') && { blockQuote: false } }).trimEnd();
}

/** A value on lines of its own, at a column. */
export function writtenBlock(value: unknown, column: number, { eol, step, indentSeq }: TextStyle): string {
  return stringify(value, { lineWidth: 0, indent: step, indentSeq }).trimEnd().split('\n')
    .map(line => (line === '' ? '' : ' '.repeat(column) + line) + eol).join('');
}

/** A value within braces or brackets. */
export function writtenFlow(value: unknown, { json, padded }: TextStyle): string {
  return json ? JSON.stringify(value) : stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: padded }).trim();
}

/** A value of JSON on several lines, of which the first stands at an indentation. */
export function writtenJson(value: unknown, indent: string, step: string, { eol }: TextStyle): string {
  return JSON.stringify(value, undefined, step).replaceAll('\n', eol + indent);
}
