import { spawnSync } from 'child_process';
import { Chart, Testing } from 'cdk8s';
import { apply } from './apply';
import { removeClusterWide } from './cluster-wide';
import { eventually } from './eventually';
import { hasKyverno } from './kyverno';
import { deleteNamespace, freshNamespace } from './namespaces';
import { pinned } from './pinned-kubectl';
import { servesKind } from './served-kinds';
import { HaPodPolicy } from '../../../src/constructs/pod-policy/ha-pod-policy';
import { HaPodPolicyProps } from '../../../src/constructs/pod-policy/ha-pod-policy-props';
import { FailurePolicy, PodPolicyEngine } from '../../../src/constructs/pod-policy/pod-policy-options';
import { PodAnnotation } from '../../../src/contract/pod-annotations';

const A = PodAnnotation;

/** Whether the API server itself can apply the pod policy. */
export const apiServerMutates = servesKind('admissionregistration.k8s.io/v1', 'mutatingadmissionpolicies');

/** What can apply the pod policy in this cluster; undefined before Kubernetes 1.36 without Kyverno. */
export const policyEngine = apiServerMutates ? PodPolicyEngine.MUTATING_ADMISSION_POLICY : hasKyverno ? PodPolicyEngine.KYVERNO : undefined;
export const NO_ENGINE = 'neither MutatingAdmissionPolicy nor Kyverno in the cluster';

/** Asks for everything that the policy can add. */
export const EVERYTHING: Record<string, string> = {
  [A.POLICY]: 'v1',
  [A.TERMINATION_GRACE_PERIOD_SECONDS]: '61',
  [A.PRE_STOP_SLEEP_SECONDS]: '11',
  [A.READINESS_PATH]: '/health',
  [A.READINESS_PORT]: '12000',
  [A.READINESS_SCHEME]: 'HTTP',
  [A.LIVENESS_PATH]: '/metrics',
  [A.LIVENESS_PORT]: '7777',
  [A.ZONE_SPREAD]: 'DoNotSchedule',
  [A.ZONE_MIN_DOMAINS]: '3',
  [A.HOST_SPREAD]: 'ScheduleAnyway',
  [A.BUS_GUARD]: 'default',
  [A.BUS_GUARD_CONFIG]: 'guard',
  [A.BUS_GUARD_IMAGE]: 'haproxy:3.2-alpine',
  [A.BUS_GUARD_FALL]: '9',
  [A.BUS_GUARD_CPU_REQUEST]: '20m',
  [A.BUS_GUARD_MEMORY]: '96Mi',
  [A.WEBHOOK_GUARD_CONFIG]: 'webhook-guard',
};

export const LABELS = { 'controller': 'sensor-controller', 'owner-name': 'fulfil', 'sensor-name': 'fulfil', 'pod-template-hash': '5d9c' };

export const MAIN = { name: 'main', image: 'busybox:1', command: ['sleep', '3600'] };

/** A pod of a Sensor, as its ReplicaSet creates it. */
export function sensorPod(annotations: Record<string, string>, spec: object = {}, labels: object = LABELS): any {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'fulfil-', labels, annotations }, spec: { containers: [MAIN], ...spec } };
}

/** What the API server makes of an object. */
export interface Admitted {
  /** As it would be stored; undefined when it was refused. */
  readonly object?: any;
  /** Why it was refused. */
  readonly error: string;
  readonly warnings: string[];
}

/** Sends an object through admission, and nothing is stored. */
export function admit(namespace: string, object: object): Admitted {
  const { stdout, stderr } = spawnSync('kubectl', pinned(['create', '--dry-run=server', '--namespace', namespace, '-o', 'json', '-f', '-']), {
    input: JSON.stringify(object),
    encoding: 'utf8',
  });
  const lines = stderr.split('\n').filter(line => line !== '');
  return {
    object: stdout ? JSON.parse(stdout) : undefined,
    error: lines.filter(line => !line.startsWith('Warning: ')).join('\n'),
    warnings: lines.filter(line => line.startsWith('Warning: ')),
  };
}

/** The spec of an admitted pod, without the random name that the API server gives the token's volume. */
export function specOf({ object, error }: Admitted): any {
  if (!object) throw new Error(error);
  return JSON.parse(JSON.stringify(object.spec).replaceAll(/kube-api-access-\w+/g, 'kube-api-access'));
}

/** A fresh namespace, and a policy that acts there and nowhere else. Call it in `beforeAll`. */
export async function policyFor(namespace: string, props?: HaPodPolicyProps): Promise<void> {
  freshNamespace(namespace);
  apply(policyObjects(namespace, props));
  await active(namespace);
}

export function policyObjects(namespace: string, props: HaPodPolicyProps = {}): any[] {
  const chart = new Chart(Testing.app(), 'policy', { namespace: 'platform' });
  new HaPodPolicy(chart, 'PodPolicy', {
    metadata: { name: namespace },
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    // so that no mutation can fail unnoticed
    failurePolicy: FailurePolicy.FAIL,
    ...props,
  });
  return Testing.synth(chart);
}

/** Waits until the API server has taken notice of the policy: a second or two. */
export async function active(namespace: string, seconds = 30): Promise<void> {
  await eventually(seconds, () => {
    if (!acts(namespace)) throw new Error('the policy is not active');
  });
}

/** The same after the policy was removed. */
export async function inactive(namespace: string, seconds = 30): Promise<void> {
  await eventually(seconds, () => {
    if (acts(namespace)) throw new Error('the policy is still active');
  });
}

const acts = (namespace: string): boolean => specOf(admit(namespace, sensorPod(EVERYTHING))).terminationGracePeriodSeconds === 61;

/** Undoes {@link policyFor}. Call it in `afterAll`. */
export function removePolicy(namespace: string): void {
  removePolicyObjects(namespace);
  deleteNamespace(namespace);
}

export function removePolicyObjects(name: string): void {
  const kinds = [
    ...apiServerMutates ? ['mutatingadmissionpolicybinding', 'mutatingadmissionpolicy'] : [],
    ...hasKyverno ? ['mutatingpolicies.policies.kyverno.io'] : [],
    'validatingadmissionpolicybinding',
    'validatingadmissionpolicy',
  ];
  removeClusterWide(kinds.join(), name, `${name}-pods`, `${name}-eventbus`);
}
