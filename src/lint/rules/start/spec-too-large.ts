import { LONGEST_VARIABLE, objectVariable } from '../../../argo-events/workload/object-variable';
import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';

const sensor = (note: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, triggers: [{ template: { name: ship, http: { url: "http://ship.shop/", headers: { note: "${note}" } } } }] }
`;

export const specTooLarge: Rule = {
  id: 'ha/spec-too-large',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The object is too large for its pods.',
  why: 'the controller passes the object to its pods in one base64-encoded environment variable. Linux limits a variable to 128 KiB, so the pods fail with "argument list too long"',
  fix: 'divide the triggers or events among several objects',
  docs: [Docs.issue(2146), Docs.issue(3281)],
  examples: {
    bad: [sensor('x'.repeat(99_000)), sensor('<'.repeat(17_000))],
    good: [sensor('urgent'), sensor('<'.repeat(16_000))],
  },
  check: flow => clients(flow).flatMap(({ object }) => {
    if (isSurelyShort(object)) return [];
    const { name, namespace, manifest } = object;
    const kind = object.kind as 'EventSource' | 'Sensor';
    const { bytes, length } = objectVariable(kind, { metadata: { name, namespace }, spec: manifest.spec });
    return length <= LONGEST_VARIABLE ? [] : [{
      object, path: ['spec'], what: `${bytes} bytes of ${kind} need ${length} bytes in one environment variable, which holds ${LONGEST_VARIABLE}`,
    }];
  }),
};

/** To write an object as JSON takes time. Without aliases and patches the JSON is at most some times as long as the document. */
function isSurelyShort({ kustomization, source: { document: { text } } }: FlowObject): boolean {
  return kustomization === undefined && text.length < LONGEST_VARIABLE / 16 && !text.includes('*');
}
