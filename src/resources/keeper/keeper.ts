import { JobPodFields, natsCronJob, natsJob, natsPod } from './nats-job';
import { SCRIPTS_PATH } from './scripts-config-map';
import { busNames, busPod } from '../../argo-events/catalog/names';

export interface EventBusKeeperInput {
  readonly bus: string;
  readonly servers: number;
  readonly streamReplicas: number;
  readonly image: string;
  /** ConfigMap with the scripts. */
  readonly scripts: string;
  readonly pods: JobPodFields;
  readonly annotations: { readonly [annotation: string]: string };
}

/** Seconds; a little less than the five minutes from one run to the next. */
const WATCH = 270;

/**
 * What keeps a bus whole: a Job that runs as soon as it is applied, and a CronJob that then watches for what happens later, such as a
 * server that was killed, a restored bus, more servers or a new volume. Both need to end pods of one bus, by their names, and nothing else.
 */
export function eventBusKeeper({ bus, servers, streamReplicas, image, scripts, pods, annotations }: EventBusKeeperInput) {
  const { statefulSet } = busNames(bus);
  const name = `eventbus-${bus}-keeper`;
  const ordinals = Array.from({ length: servers }, (_, ordinal) => ordinal);
  const labels = {
    'app.kubernetes.io/name': 'eventbus-keeper',
    'app.kubernetes.io/instance': bus,
    'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha',
  };
  const pod = (watch: number) => natsPod({
    bus,
    image,
    labels,
    scripts,
    command: ['sh', `${SCRIPTS_PATH}/keeper.sh`],
    fields: pods,
    serviceAccountName: name,
    env: { STATEFUL_SET: statefulSet, SERVERS: String(servers), REPLICAS: String(streamReplicas), WATCH: String(watch) },
  });
  return {
    serviceAccount: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, labels, annotations } },
    role: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name, labels, annotations },
      rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: ordinals.map(ordinal => busPod(bus, ordinal)), verbs: ['delete'] }],
    },
    roleBinding: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name, labels, annotations },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    },
    job: natsJob({ prefix: name, pod: pod(0), annotations }),
    cronJob: natsCronJob({ name, schedule: '*/5 * * * *', pod: pod(WATCH), annotations }),
  };
}
