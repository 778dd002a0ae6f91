import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { admittedResources, claimViolations, limitRangeViolations } from '../../helpers/pods/limit-range';
import { podsFinding, renderedPods } from '../../helpers/pods/rendered-pods';

const range = (limits: string) => `---
apiVersion: v1
kind: LimitRange
metadata: { name: limits, namespace: shop }
spec: { limits: [${limits}] }
`;
const sensor = (resources: string, limits: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, template: { container: { resources: ${resources} } } }
${range(limits)}`;
const bus = (fields: string, limits: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3, ${fields} } }
${range(limits)}`;

export const limitRangeViolation: Rule = {
  id: 'ha/limit-range-violation',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A LimitRange of the namespace refuses the pods or their volumes.',
  why: 'the API server refuses each pod and claim outside the range; the Deployment or StatefulSet stays without pods',
  fix: 'set requests, limits and volume size inside the range, or change the LimitRange',
  docs: [Docs.LIMIT_RANGE],
  examples: {
    bad: [
      sensor('{ requests: { memory: 256Mi }, limits: { memory: 256Mi } }', '{ type: Container, max: { memory: 128Mi } }'),
      sensor('{ requests: { cpu: 50m } }', '{ type: Container, min: { cpu: 100m } }'),
      sensor('{ requests: { memory: 512Mi } }', '{ type: Container, default: { memory: 256Mi } }'),
      sensor('{ requests: { cpu: 50m }, limits: { cpu: "1" } }', '{ type: Container, maxLimitRequestRatio: { cpu: 4 } }'),
      sensor('{}', '{ type: Pod, max: { memory: 1Gi } }'),
      sensor('{}', '{ type: Container, default: { memory: 8Mi } }'),
      bus('containerTemplate: { resources: { limits: { memory: 4Gi } } }', '{ type: Pod, max: { memory: 2Gi } }, { type: Container, default: { memory: 64Mi } }'),
      bus('persistence: { volumeSize: 50Gi }', '{ type: PersistentVolumeClaim, max: { storage: 10Gi } }'),
      bus('persistence: { volumeSize: 1Gi }', '{ type: PersistentVolumeClaim, min: { storage: 10Gi } }'),
    ],
    good: [
      sensor('{ requests: { memory: 128Mi }, limits: { memory: 128Mi } }', '{ type: Container, max: { memory: 128Mi }, min: { memory: 32Mi } }'),
      sensor('{}', '{ type: Container, max: { memory: 256Mi } }'),
      sensor('{}', '{ type: Container, default: { memory: 256Mi } }, { type: Pod, max: { memory: 1Gi } }'),
      sensor('{ requests: { memory: 256Mi } }', '{ type: Container, max: { memory: 128Mi } }').replace('namespace: shop', 'namespace: other'),
      bus('persistence: { volumeSize: 10Gi }', '{ type: PersistentVolumeClaim, max: { storage: 10Gi } }'),
    ],
  },
  check: flow => {
    const all = objectsOfKind(flow.objects, 'LimitRange');
    return all.length === 0 ? [] : renderedPods(flow).flatMap(rendered => {
      const ranges = inNamespace(all, rendered.object.namespace);
      const containers = ranges.length === 0 ? [] : admittedResources(rendered.pod, ranges.map(({ manifest }) => manifest));
      return ranges.flatMap(({ name, manifest }) => {
        const violations = [...limitRangeViolations(manifest, containers), ...rendered.claims.flatMap(({ spec }) => claimViolations(manifest, spec))];
        return violations.length === 0 ? [] : [podsFinding(rendered, [], `the LimitRange "${name}" refuses the pods: ${[...new Set(violations)].join('; ')}`)];
      });
    });
  },
};
