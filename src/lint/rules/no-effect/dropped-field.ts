import { DroppedField } from '../../../argo-events/catalog/dropped-field';
import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { droppedFieldsOf } from '../../helpers/fields';

export const droppedField: Rule = {
  id: 'ha/dropped-field',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A field is accepted and has no effect.',
  why: 'the CRDs keep unknown fields, so the API server accepts them and the controller silently drops them. The intended protection is missing',
  fix: 'remove the field, and use the alternative that the finding names',
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
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  template:
    container:
      resources: { limits: { memory: 128Mi } }
`],
  },
  check: flow => workloads(flow).flatMap(({ object }) => droppedFieldsOf(object)
    .filter(({ path }) => path[path.length - 1] !== 'imagePullPolicy')
    .map(field => finding(object, field))),
};

function finding(object: FlowObject, { path, beside = [], reason, instead, harmless }: DroppedField): Finding {
  const names = [path.join('.'), ...beside];
  const last = names.length > 1 ? ` and ${names.pop()}` : '';
  return {
    object,
    path,
    what: `${names.join(', ')}${last} ${beside.length > 0 ? 'have' : 'has'} no effect`,
    why: reason,
    fix: instead,
    ...harmless && { severity: 'info', effect: { does: 'none' } },
  };
}
