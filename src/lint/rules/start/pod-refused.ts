import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { fieldOf, PodProblem, podProblems, priorityValues } from '../../helpers/pods/pod-problems';
import { podsFinding, RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';
import { writtenPodProblems } from '../../helpers/pods/written-pod';
import { refused } from '../../helpers/refusals';
import { foreignServersExample } from '../../helpers/servers-example';

const sensor = (template: string, metadata = 'name: orders') => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { ${metadata} }
spec: { replicas: 3, template: ${template} }
`;
const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, ${spec} } }
`;

export const podRefused: Rule = {
  id: 'ha/pod-refused',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A field of the pods has a value that Kubernetes does not accept.',
  why: 'the API server refuses the Deployment or StatefulSet of the controller, or the object itself, or the kubelet refuses the containers',
  fix: 'write a value that Kubernetes accepts',
  docs: [Docs.OBJECT_NAMES, Docs.TAINTS, Docs.RESOURCES, Docs.LABELS],
  examples: {
    bad: [
      sensor('{ container: { resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } } } }'),
      sensor('{ container: { resources: { requests: { cpu: "1" }, limits: { cpu: 500m } } } }'),
      sensor('{ metadata: { labels: { team: "A B" } } }'),
      sensor('{ nodeSelector: { "a b": c } }'),
      sensor('{}', 'name: orders, labels: { team: -shop }'),
      sensor('{ tolerations: [{ key: a, operator: Equals }] }'),
      sensor('{ tolerations: [{ key: a, operator: Exists, value: b }] }'),
      sensor('{ container: { env: [{ name: A, valueFrom: { secretKeyRef: { name: Bad Name, key: a } } }] } }'),
      bus('containerTemplate: { resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } } }'),
      bus('metadata: { labels: { team: "A B" } }'),
      bus('persistence: { volumeSize: "0" }'),
      bus('persistence: { volumeSize: 10Gi, accessMode: Once }'),
      sensor('{ container: { volumeMounts: [{ name: certificates, mountPath: /certificates }] } }'),
      sensor('{ container: { env: [{ value: a }] } }'),
      sensor('{ securityContext: { runAsNonRoot: true, runAsUser: 0 } }'),
      sensor('{ container: { securityContext: { runAsNonRoot: true, runAsUser: 0 } } }'),
      sensor('{ priority: 1000 }'),
      sensor('{ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {} }] } } }'),
      sensor('{ volumes: [{ name: tmp, emptyDir: {} }] }'),
      sensor('{ container: { resources: { requests: { example.com/gpu: 1 } } } }'),
      bus('containerTemplate: { imagePullPolicy: Sometimes }'),
      bus('securityContext: { runAsNonRoot: true }, containerTemplate: { securityContext: { runAsUser: 0 } }'),
      bus('securityContext: { runAsNonRoot: true }'),
      sensor('{ container: { securityContext: { runAsNonRoot: true } } }'),
      foreignServersExample({ containers: '[]' }),
      foreignServersExample({ containers: '[{ name: nats }]' }),
      foreignServersExample({ containers: '[{ name: nats, image: "NATS 2" }]' }),
      foreignServersExample({ containers: '[{ name: nats, image: "nats:2.14.10", volumeMounts: [{ name: data, mountPath: /data }] }]' }),
      foreignServersExample({ containers: '[{ name: nats, image: "nats:2.14.10", resources: { limits: { memory: 1GB } } }]' }),
      foreignServersExample({ containers: '[{ name: nats, image: "nats:2.14.10", resources: { limits: { memory: 1Mi } } }]' }),
      foreignServersExample({ pod: 'restartPolicy: Never' }),
      foreignServersExample({ pod: 'schedulingGates: [{ name: example.com/wait }]' }),
      foreignServersExample({ pod: 'securityContext: { runAsNonRoot: true, runAsUser: 0 }' }),
    ],
    good: [
      foreignServersExample({ containers: `[{ name: nats, image: "registry.example.com:5000/nats:2.14.10@sha256:${'0'.repeat(64)}", resources: { limits: { memory: 1Gi } }, readinessProbe: { httpGet: { path: /healthz, port: 8222 } } }]` }),
      sensor('{ container: { resources: { requests: { memory: 1Gi, cpu: 1 }, limits: { memory: 1024Mi } } }, metadata: { labels: { example.com/team: "" } }, tolerations: [{ key: a, operator: Exists, effect: NoSchedule }] }'),
      bus('containerTemplate: { resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } } }'),
      bus('securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 }'),
      sensor('{ volumes: [{ name: certificates, secret: { secretName: shop } }], container: { volumeMounts: [{ name: certificates, mountPath: /certificates }] } }'),
    ],
  },
  check: flow => {
    const known = refused(flow, 'pod');
    const priorities = priorityValues(objectsOfKind(flow.objects, 'PriorityClass').map(({ manifest }) => manifest));
    return [...known, ...renderedPods(flow).flatMap(rendered => problemsOf(rendered, priorities)
      .map(problem => podsFinding(rendered, fieldOf(problem, rendered.pod, rendered.kind, rendered.affects !== undefined), problem.what))
      .filter(({ object, path }) => !known.some(other => other.object === object && path.every((step, index) => other.path[index] === step))))];
  },
};

/** Of a StatefulSet or DaemonSet, no schema was read before. */
function problemsOf({ pod, affects, claims }: RenderedPods, priorities: ReturnType<typeof priorityValues>): PodProblem[] {
  return [...podProblems(pod, priorities), ...affects === undefined ? [] : writtenPodProblems(pod, claims.map(({ name }) => name))];
}
