import { DroppedField } from '../../../argo-events/catalog/dropped-field';
import { fieldsTooNew, FieldTooNew } from '../../../argo-events/catalog/field-history';
import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { droppedFieldsOf, fieldsOf } from '../../helpers/fields';

export const droppedField: Rule = {
  id: 'ha/dropped-field',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A field is accepted and has no effect.',
  why: 'the CRDs keep unknown fields, so the API server accepts them and the controller silently drops them. The intended protection is missing',
  fix: 'remove the field, and use the alternative that the finding names',
  problems: ['dropped', 'needs-newer-version'],
  docs: [Docs.issue(2425), Docs.issue(1633), Docs.source('pkg/apis/events/v1alpha1/template.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  template:
    terminationGracePeriodSeconds: 60
    container:
      livenessProbe:
        httpGet: { path: /metrics, port: 7777 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    topologySpreadConstraints: []
`, {
      facts: { argoEventsVersion: 'v1.9.8' },
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies:
    - name: order
      eventSourceName: hooks
      eventName: order
      filters: { time: { start: "08:00:00", stop: "18:00:00", timezone: Europe/Berlin } }
`,
    }],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  template:
    container:
      resources: { limits: { memory: 128Mi } }
`, {
      facts: { argoEventsVersion: 'v1.9.9' },
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies:
    - name: order
      eventSourceName: hooks
      eventName: order
      filters: { time: { start: "08:00:00", stop: "18:00:00", timezone: Europe/Berlin } }
`,
    }],
  },
  check: (flow, { argoEventsVersion: version }) => workloads(flow).flatMap(({ object }) => [
    ...droppedFieldsOf(object)
      .filter(({ path }) => path[path.length - 1] !== 'imagePullPolicy')
      .map(field => finding(object, field)),
    ...version === undefined ? [] : fieldsTooNew(fieldsOf(object), version).map(field => tooNew(object, field, version)),
  ]),
};

function finding(object: FlowObject, { path, beside = [], reason, instead, harmless }: DroppedField): Finding {
  const names = [path.join('.'), ...beside];
  const last = names.length > 1 ? ` and ${names.pop()}` : '';
  return {
    object,
    path,
    problem: 'dropped',
    what: `${names.join(', ')}${last} ${beside.length > 0 ? 'have' : 'has'} no effect`,
    why: reason,
    fix: instead,
    ...harmless && { severity: 'info', effect: { does: 'none' } },
  };
}

function tooNew(object: FlowObject, { path, since }: FieldTooNew, version: string): Finding {
  return {
    object,
    path,
    problem: 'needs-newer-version',
    what: `${path.join('.')} has no effect in Argo Events ${version}`,
    why: `Argo Events has the field from ${since} on, and an older controller silently drops it`,
    fix: `upgrade Argo Events to ${since} or later, or remove the field`,
  };
}
