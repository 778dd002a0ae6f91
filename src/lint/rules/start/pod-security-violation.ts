import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { enforcedLevel, podSecurityViolations } from '../../helpers/pod-security';
import { podsFinding, renderedPods } from '../../helpers/pods/rendered-pods';

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
`;
const sensor = (template: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, template: ${template} }
---${NAMESPACE}`;
const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3${spec} } }
---${NAMESPACE}`;
const POD = 'securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }';
const CONTAINER = '{ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } } }';

export const podSecurityViolation: Rule = {
  id: 'ha/pod-security-violation',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The namespace does not allow the pods: Pod Security admission.',
  why: 'the API server refuses each pod that violates the level that its namespace enforces; the Deployment or StatefulSet stays without pods',
  fix: 'set the fields that the level requires in securityContext of the pods and of each container; HaEventBus, HaEventSource and HaSensor set them',
  docs: [Docs.POD_SECURITY],
  examples: {
    bad: [
      sensor('{}'),
      sensor(`{ ${POD} }`),
      sensor(`{ container: ${CONTAINER} }`),
      bus(''),
      bus(`, ${POD}, containerTemplate: ${CONTAINER}, reloaderContainerTemplate: ${CONTAINER}`),
      sensor('{ volumes: [{ name: logs, hostPath: { path: /var/log } }], container: { volumeMounts: [{ name: logs, mountPath: /logs }] } }').replace('restricted', 'baseline'),
    ],
    good: [
      sensor(`{ ${POD}, container: ${CONTAINER} }`),
      sensor('{}').replace('restricted', 'baseline'),
      bus(`, ${POD}, containerTemplate: ${CONTAINER}, reloaderContainerTemplate: ${CONTAINER}, metricsContainerTemplate: ${CONTAINER}`),
    ],
  },
  check: flow => {
    const levels = new Map(objectsOfKind(flow.objects, 'Namespace').map(({ name, manifest }) => [name, enforcedLevel(manifest)]));
    return levels.size === 0 ? [] : renderedPods(flow).flatMap(rendered => {
      const { namespace } = rendered.object;
      const level = levels.get(namespace);
      const violations = level === undefined ? [] : podSecurityViolations(rendered.pod, level);
      return violations.length === 0 ? [] : [podsFinding(rendered, [], `the namespace "${namespace}" enforces ${level}, and the pods violate it: ${violations.join('; ')}`)];
    });
  },
};
