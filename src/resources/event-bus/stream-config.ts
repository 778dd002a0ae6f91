export interface StreamConfigInput {
  readonly replicas: number;
  readonly maxAge: string;
  readonly maxMsgs: number;
  readonly maxBytes: number;
  readonly duplicates: string;
  readonly discard: number;
}

/**
 * The YAML text of `spec.jetstream.streamConfig`. Every number is a plain integer: the controller reads `1GB` as 0, no limit.
 * Retention is always 0, by limits: with Interest (1) events without a Sensor vanish, with WorkQueue (2) Sensors cannot subscribe.
 */
export function streamConfig(input: StreamConfigInput): string {
  return [
    `replicas: ${input.replicas}`,
    `maxAge: ${input.maxAge}`,
    `maxMsgs: ${input.maxMsgs}`,
    `maxBytes: ${input.maxBytes}`,
    `duplicates: ${input.duplicates}`,
    'retention: 0',
    `discard: ${input.discard}`,
    '',
  ].join('\n');
}
