import { eventBusWorkload } from '../../../argo-events/workload/event-bus-workload';
import { eventSourceWorkload } from '../../../argo-events/workload/event-source-workload';
import { sensorWorkload } from '../../../argo-events/workload/sensor-workload';
import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, at, Json } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { enforcedLevel, podSecurityViolations } from '../../helpers/pod-security';

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
  check: flow => flow.objects.filter(({ kind }) => kind === 'Namespace').flatMap(namespace => {
    const level = enforcedLevel(namespace.manifest);
    return level === undefined ? [] : podsIn(flow, namespace.name).flatMap(({ object, path, pod }): Result[] => {
      const violations = podSecurityViolations(pod, level);
      return violations.length === 0 ? [] : [{
        object, path, what: `the namespace "${namespace.name}" enforces ${level}, and the pods violate it: ${violations.join('; ')}`,
      }];
    });
  }),
};

interface PodsOf {
  readonly object: FlowObject;
  readonly path: readonly string[];
  readonly pod: Json;
}

const ANY_BUS = { metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29', replicas: 3 } } };

/** The pods that the controller makes in a namespace, and those of own servers. */
function podsIn({ buses, sources, sensors }: Flow, namespace: string): PodsOf[] {
  const render = (object: FlowObject, path: readonly string[], workload: unknown): PodsOf[] => {
    const pod = asRecord(at(workload, 'spec', 'template', 'spec'));
    return pod === undefined ? [] : [{ object, path, pod }];
  };
  const inside = <T extends { readonly object: FlowObject }>(all: readonly T[]) => all.filter(({ object }) => object.namespace === namespace);
  const options = { namespace, eventBus: ANY_BUS, image: '' };
  return [
    ...inside(buses).flatMap(({ object, servers }) => servers?.own === undefined
      ? render(object, ['spec', 'jetstream'], eventBusWorkload(object.manifest, { namespace })?.statefulSet)
      : render(servers.own.object, ['spec', 'template', 'spec'], servers.own.object.manifest)),
    ...inside(sources).flatMap(({ object }) => render(object, ['spec', 'template'], eventSourceWorkload(object.manifest, options)?.deployment)),
    ...inside(sensors).flatMap(({ object }) => render(object, ['spec', 'template'], sensorWorkload(object.manifest, options)?.deployment)),
  ];
}
