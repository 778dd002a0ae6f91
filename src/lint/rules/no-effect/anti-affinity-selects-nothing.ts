import { podSelector, WorkloadKind } from '../../../argo-events/catalog/labels';
import { asArray, asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const antiAffinitySelectsNothing: Rule = {
  id: 'ha/anti-affinity-selects-nothing',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'Anti-affinity selects none of the pods that carry it.',
  why: 'the controller sets the labels of the pods. A selector for other labels matches nothing, and the scheduler does not separate the pods',
  fix: 'select controller: eventbus-controller, eventsource-controller or sensor-controller, and eventbus-name, eventsource-name or sensor-name',
  docs: [Docs.DISASTER_RECOVERY, Docs.ANTI_AFFINITY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: orders } } }] } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { owner-name: orders } } }] } } } }
`],
  },
  check: flow => workloads(flow).flatMap(({ object, antiAffinity }) => {
    const path = object.kind === 'EventBus' ? ['spec', 'jetstream'] : ['spec', 'template'];
    const given = asRecord(at(object.manifest, ...path, 'affinity', 'podAntiAffinity')) ?? {};
    const terms = Object.values(given).flatMap(list => asArray(list) ?? []).length;
    return terms === 0 || antiAffinity.length > 0 ? [] : [{
      object,
      path: [...path, 'affinity', 'podAntiAffinity'],
      what: `none of the ${terms} ${terms === 1 ? 'term' : 'terms'} selects pods of this ${object.kind}`,
      fix: `select ${Object.entries(podSelector(object.kind as WorkloadKind, object.name)).map(([key, value]) => `${key}: ${value}`).join(', ')}`,
    }];
  }),
};
