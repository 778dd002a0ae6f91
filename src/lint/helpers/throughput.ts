import { readThroughput, THROUGHPUT_ANNOTATION, THROUGHPUT_FIELDS } from '../../contract/throughput-annotation';
import { FlowObject } from '../../manifests/manifest-object';
import { Finding, Path } from '../engine/rule';

export const THROUGHPUT_PATH: Path = ['metadata', 'annotations', THROUGHPUT_ANNOTATION];

export type Throughput = NonNullable<ReturnType<typeof readThroughput>>;

/** What the annotation of an object declares, and the findings that it has; none of both without the annotation. */
export function declaredThroughput(object: FlowObject, findings: (declared: Throughput) => Finding[]): Finding[] {
  const text = object.annotations[THROUGHPUT_ANNOTATION];
  if (text === undefined) return [];
  const declared = readThroughput(text);
  return declared === undefined ? [{
    object,
    path: THROUGHPUT_PATH,
    what: `the annotation is ${JSON.stringify(text)}, which declares nothing`,
    fix: `write JSON with numbers of at least 0 for eventsPerSecond and eventBytes, and for no other fields than ${THROUGHPUT_FIELDS.join(', ')}`,
  }] : findings(declared);
}
