import { nearest } from '../../../../imports/nearest';
import { FailureDomain } from '../../../contract/failure-domain';
import { PodAnnotation } from '../../../contract/pod-annotations';
import { readFailureDomain, SURVIVES_ANNOTATION } from '../../../contract/survives-annotation';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Rule } from '../../engine/rule';
import { IGNORE_ANNOTATION } from '../../engine/suppress';
import { workloads } from '../../helpers/clients';

const DOMAINS = Object.values(FailureDomain);
const [PREFIX, WORD] = SURVIVES_ANNOTATION.split('/');

export const invalidSurvives: Rule = {
  id: 'ha/invalid-survives',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'none' },
  what: 'A declaration of the failure domain that a flow survives is invalid.',
  why: `only the annotation ${SURVIVES_ANNOTATION} in metadata, with POD, NODE or ZONE, declares the failure domain; otherwise the report checks no declaration`,
  fix: `set the annotation ${SURVIVES_ANNOTATION} in metadata to POD, NODE or ZONE`,
  problems: ['invalid-value', 'misspelled-annotation', 'misplaced-annotation'],
  docs: [Docs.DISASTER_RECOVERY],
  examples: {
    bad: [
      `annotations: { ${SURVIVES_ANNOTATION}: zones }`,
      `annotations: { ${SURVIVES_ANNOTATION}: "" }`,
      `annotations: { ${PREFIX}/survive: ZONE }`,
      'annotations: { argo-events-ha/survives: ZONE }',
      `labels: { ${SURVIVES_ANNOTATION}: ZONE }`,
    ].map(metadata => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, ${metadata} }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`).concat(`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { ${SURVIVES_ANNOTATION}: ZONE } } } }
`),
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { ${SURVIVES_ANNOTATION}: ZONE } }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { ${SURVIVES_ANNOTATION}: node, ${PREFIX}/ignore-no-budget: drained by hand } }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: flow => workloads(flow).flatMap(({ object }) => [...unread(object), ...misspelt(object), ...misplaced(object)]),
};

function unread(object: FlowObject): Finding[] {
  const value = object.annotations[SURVIVES_ANNOTATION];
  if (value === undefined || readFailureDomain(value) !== undefined) return [];
  const path = ['metadata', 'annotations', SURVIVES_ANNOTATION];
  const meant = nearest(value, DOMAINS);
  return [{
    object,
    path,
    problem: 'invalid-value',
    what: `${SURVIVES_ANNOTATION} is ${JSON.stringify(value)}, and declares nothing`,
    fix: meant === undefined ? `use one of ${DOMAINS.join(', ')}` : `did you mean ${meant}?`,
    ...meant !== undefined && { edits: [{ path, value: meant }] },
  }];
}

const KNOWN: readonly string[] = Object.values(PodAnnotation);

function misspelt(object: FlowObject): Finding[] {
  return Object.keys(object.annotations).filter(isMisspelt).map(key => ({
    object,
    path: ['metadata', 'annotations', key],
    problem: 'misspelled-annotation',
    what: `the annotation ${key} declares nothing`,
    fix: `did you mean ${SURVIVES_ANNOTATION}?`,
  }));
}

function isMisspelt(key: string): boolean {
  if (key === SURVIVES_ANNOTATION || KNOWN.includes(key) || key.startsWith(IGNORE_ANNOTATION)) return false;
  const word = key.slice(key.lastIndexOf('/') + 1);
  return word.toLowerCase() === WORD || key.startsWith(`${PREFIX}/`) && nearest(word, [WORD]) !== undefined;
}

function misplaced(object: FlowObject): Finding[] {
  const template = object.kind === 'EventBus' ? ['spec', 'jetstream'] : ['spec', 'template'];
  const places: Path[] = [['metadata', 'labels'], [...template, 'metadata', 'annotations'], [...template, 'metadata', 'labels']];
  return places.filter(place => Object.hasOwn(asRecord(at(object.manifest, ...place.map(String))) ?? {}, SURVIVES_ANNOTATION)).map(place => ({
    object,
    path: [...place, SURVIVES_ANNOTATION],
    problem: 'misplaced-annotation',
    what: `${place.join('.')} has ${SURVIVES_ANNOTATION}, which declares nothing there`,
  }));
}
