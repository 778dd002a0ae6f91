import { CodeRecord } from './code';
import { Addition } from './part';
import { durationCode } from './stream-props';
import { parseGoDuration } from '../values/go-values';

export interface PayloadProps {
  readonly props: CodeRecord;
  readonly additions: readonly Addition[];
}

/** The props of `maxPayload`, whose text may hold further directives of nats-server. A text with others than these two stays as it is. */
export function payloadProps(text: string | undefined): PayloadProps {
  if (text === undefined) return { props: {}, additions: [] };
  const [maxPayload, ...lines] = text.split('\n').map(line => line.trim()).filter(line => line !== '');
  let isUnderstood = true;
  const props: { [prop: string]: CodeRecord[string] } = { maxPayload };
  for (const line of lines) {
    const [, directive, value] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    const interval = directive === 'ping_interval' ? parseGoDuration(value) : undefined;
    if (interval !== undefined) props.pingInterval = durationCode(interval);
    else if (directive === 'ping_max' && /^\d+$/.test(value)) props.pingMax = Number(value);
    else isUnderstood = false;
  }
  return { props, additions: isUnderstood ? [] : [{ path: '/spec/jetstream/maxPayload', value: text }] };
}
