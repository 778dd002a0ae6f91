import { asRecord, Json } from '../values/json-values';

/** Says on an EventBus, EventSource or Sensor what it was declared to bear, as JSON, for rules to compare with its limits. */
export const THROUGHPUT_ANNOTATION = 'cdk8s-argo-events-ha/throughput';

const FIELDS = [
  'eventsPerSecond', 'burstPerSecond', 'eventBytes', 'largestEventBytes', 'retentionSeconds', 'backlogSeconds', 'podBurstPerSecond', 'busOutageSeconds',
] as const;

export type DeclaredThroughput = { readonly [field in typeof FIELDS[number]]?: number };

export function throughputAnnotation(declared: DeclaredThroughput): { [annotation: string]: string } {
  return { [THROUGHPUT_ANNOTATION]: JSON.stringify(declared) };
}

/** What the annotation says; undefined where it is not JSON, or has another field or value. `eventsPerSecond` and `eventBytes` are required. */
export function readThroughput(text: string): DeclaredThroughput & { readonly eventsPerSecond: number; readonly eventBytes: number } | undefined {
  const given = parsed(text);
  if (given === undefined) return undefined;
  const known = Object.entries(given).every(([field, value]) =>
    (FIELDS as readonly string[]).includes(field) && typeof value === 'number' && Number.isFinite(value) && value >= 0);
  return known && given.eventsPerSecond !== undefined && given.eventBytes !== undefined
    ? given as unknown as ReturnType<typeof readThroughput> : undefined;
}

export const THROUGHPUT_FIELDS: readonly string[] = FIELDS;

function parsed(text: string): Json | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}
