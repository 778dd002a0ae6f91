import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';

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
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, triggers: [{ template: { name: ship, log: {} }, parameters: [{ dest: "${'x'.repeat(99000)}" }] }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: flow => clients(flow).flatMap(({ object }) => {
    if (isSurelyShort(object)) return [];
    const { kind, name, namespace, manifest } = object;
    const bytes = Buffer.byteLength(JSON.stringify({ metadata: { name, namespace }, spec: manifest.spec }));
    // 3 bytes become 4 characters; the name of the variable, "=" and the final NUL count too
    const length = Math.ceil(bytes / 3) * 4 + `${kind.toUpperCase()}_OBJECT=`.length + 1;
    return length <= LONGEST_VARIABLE ? [] : [{
      object, path: ['spec'], what: `${bytes} bytes of ${kind} need ${length} bytes in one environment variable, which holds ${LONGEST_VARIABLE}`,
    }];
  }),
};

/** To write an object as JSON takes time. Without aliases and patches the JSON is at most some times as long as the document. */
function isSurelyShort({ kustomization, source: { document: { text } } }: FlowObject): boolean {
  return kustomization === undefined && text.length < LONGEST_VARIABLE / 16 && !text.includes('*');
}

/** Linux: MAX_ARG_STRLEN, 32 pages. */
const LONGEST_VARIABLE = 128 * 1024;
