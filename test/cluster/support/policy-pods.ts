import { Admitted, EVERYTHING, sensorPod, specOf } from './admission';
import { PodAnnotation as A } from '../../../src/contract/pod-annotations';

const labels = (kind: string, name: string) => ({ 'controller': `${kind}-controller`, 'owner-name': name });
const restricted = { runAsUser: 9731, runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };
const container = { name: 'main', image: 'busybox:1', command: ['sleep', '3600'] };

/** Pods of all kinds, for policies that have to make the same of them. */
export const POLICY_PODS: [string, any][] = [
  ['a Sensor pod that asks for everything', sensorPod(EVERYTHING)],
  ['a Sensor pod that asks for a spread over nodes', sensorPod({ [A.POLICY]: 'v1', [A.HOST_SPREAD]: 'ScheduleAnyway' })],
  ['a Sensor pod that asks for nothing', sensorPod({})],
  ['an EventSource pod', sensorPod(EVERYTHING, {}, { ...labels('eventsource', 'shop'), 'eventsource-name': 'shop', 'pod-template-hash': '5d9c' })],
  ['a bus pod', sensorPod({ [A.POLICY]: 'v1', [A.ZONE_SPREAD]: 'DoNotSchedule', [A.ZONE_MIN_DOMAINS]: '3' }, {}, { ...labels('eventbus', 'default'), 'eventbus-name': 'default' })],
  ['a Sensor pod with two containers, a volume and a security context', sensorPod(EVERYTHING, {
    containers: [{ ...container, securityContext: restricted }, { ...container, name: 'log' }],
    volumes: [{ name: 'scratch', emptyDir: {} }],
  })],
  ['a Sensor pod with probes and a preStop of its own', sensorPod(EVERYTHING, {
    containers: [{ ...container, readinessProbe: { exec: { command: ['true'] } }, lifecycle: { preStop: { exec: { command: ['true'] } } } }],
  })],
  ['a Sensor pod that has a guard', sensorPod(EVERYTHING, { initContainers: [{ ...container, name: 'bus-guard', restartPolicy: 'Always' }] })],
  ['a pod of somebody else', sensorPod(EVERYTHING, {}, { app: 'shop' })],
];

/** Kubernetes 1.34 and later write matchLabelKeys into the selector too; 1.33 keeps them apart. */
export function withoutMergedKeys(pod: Admitted): any {
  const spec = specOf(pod);
  for (const { labelSelector, matchLabelKeys } of spec.topologySpreadConstraints ?? []) {
    const own = (labelSelector.matchExpressions ?? []).filter(({ key }: any) => !(matchLabelKeys ?? []).includes(key));
    if (own.length === 0) delete labelSelector.matchExpressions;
  }
  return spec;
}
