import { Duration, Size } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import { Effects, inThe } from './effects';
import { shopChart } from './synth';
import { FailureDomain, HaEventBus, HaWorkloadProps, LeaderElection, PodProbe, UnhealthyPodEvictionPolicy, WhenUnsatisfiable } from '../../src';
import { PodAnnotation } from '../../src/contract/pod-annotations';

const elsewhere = shopChart();
const other = HaEventBus.fromEventBusName(elsewhere, 'Bus', 'other');
const serviceAccount = ServiceAccount.fromServiceAccountName(elsewhere, 'Account', 'builder');

/** Effects of the props that EventSources and Sensors have in common, on an elected one on a native bus. */
export function workloadEffects(kind: 'EventSource' | 'Sensor'): Effects<HaWorkloadProps> {
  const metadata = (annotation: string) => inThe(kind, manifest => manifest.metadata.annotations[annotation]);
  const template = (read: (template: any) => unknown) => inThe(kind, ({ spec }) => read(spec.template));
  const ask = (annotation: string) => template(pod => pod.metadata.annotations[annotation]);
  return {
    eventBus: [other, inThe(kind, ({ spec }) => spec.eventBusName), 'other'],
    metadata: [{ name: 'orders' }, inThe(kind, manifest => manifest.metadata.name), 'orders'],
    survives: [FailureDomain.POD, metadata('cdk8s-argo-events-ha/survives'), 'POD'],
    leaderElection: [LeaderElection.lease(), metadata('events.argoproj.io/leader-election'), 'k8s'],
    template: [{ nodeSelector: { pool: 'events' } }, template(({ nodeSelector }) => nodeSelector), { pool: 'events' }],
    serviceAccount: [serviceAccount, template(({ serviceAccountName }) => serviceAccountName), 'builder'],
    priorityClassName: ['high', template(({ priorityClassName }) => priorityClassName), 'high'],
    nodeLossToleration: [Duration.seconds(30), template(({ tolerations }) => tolerations.map((one: any) => one.tolerationSeconds)), [30, 30]],
    podDisruptionBudget: [
      { unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET },
      construct => construct.podDisruptionBudget.toJson().spec.unhealthyPodEvictionPolicy,
      'IfHealthyBudget',
    ],
    zoneSpread: [WhenUnsatisfiable.DO_NOT_SCHEDULE, ask(PodAnnotation.ZONE_SPREAD), 'DoNotSchedule'],
    hostSpread: [WhenUnsatisfiable.DO_NOT_SCHEDULE, ask(PodAnnotation.HOST_SPREAD), 'DoNotSchedule', { survives: FailureDomain.POD }],
    livenessProbe: [PodProbe.httpGet('/alive', 8080), ask(PodAnnotation.LIVENESS_PATH), '/alive'],
    readinessProbe: [PodProbe.httpGet('/ready', 8080), ask(PodAnnotation.READINESS_PATH), '/ready'],
    preStopSleep: [Duration.seconds(5), ask(PodAnnotation.PRE_STOP_SLEEP_SECONDS), '5'],
    terminationGracePeriod: [Duration.seconds(90), ask(PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS), '90'],
    busGuard: [false, ask(PodAnnotation.BUS_GUARD), undefined],
    busGuardOptions: [{ memory: Size.mebibytes(100) }, ask(PodAnnotation.BUS_GUARD_MEMORY), '100Mi'],
    syncWave: [7, metadata('argocd.argoproj.io/sync-wave'), '7'],
  };
}

/** Props of which only the pod policy, or a guard in the pod, makes something. */
const OF_POD_POLICY = ['livenessProbe', 'readinessProbe', 'preStopSleep', 'terminationGracePeriod', 'busGuard', 'busGuardOptions'] as const;

export type WithoutPodPolicy<Props> = Omit<Props, typeof OF_POD_POLICY[number]>;

/** The same without a pod policy, as it is on own servers. */
export function ownServersWorkloadEffects(kind: 'EventSource' | 'Sensor'): Effects<WithoutPodPolicy<HaWorkloadProps>> {
  const apart = inThe(kind, ({ spec }) =>
    (spec.template.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).map(({ topologyKey }: any) => topologyKey));
  const effects = { ...workloadEffects(kind) };
  for (const prop of OF_POD_POLICY) delete (effects as Partial<typeof effects>)[prop];
  return {
    ...effects,
    zoneSpread: [WhenUnsatisfiable.DO_NOT_SCHEDULE, apart, ['topology.kubernetes.io/zone', 'kubernetes.io/hostname']],
    hostSpread: [WhenUnsatisfiable.DO_NOT_SCHEDULE, apart, ['kubernetes.io/hostname'], { survives: FailureDomain.POD }],
  };
}
