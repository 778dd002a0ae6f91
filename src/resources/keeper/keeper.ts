import { JobPodFields, natsCronJob, natsJob, natsPod } from './nats-job';
import { SCRIPTS_PATH } from './scripts-config-map';
import { EventBusAccess } from '../../contract/bus-access';

export interface EventBusKeeperInput {
  readonly bus: string;
  readonly access: EventBusAccess;
  readonly servers: number;
  readonly streamReplicas: number;
  /** Changes with the pods of the servers; undefined where the StatefulSet's controller rolls them out. */
  readonly rollout?: string;
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
export function eventBusKeeper({ bus, access, servers, streamReplicas, rollout, image, scripts, pods, annotations }: EventBusKeeperInput) {
  const { statefulSet } = access;
  const name = `eventbus-${bus}-keeper`;
  const serverPods = Array.from({ length: servers }, (_, ordinal) => `${statefulSet}-${ordinal}`);
  const labels = {
    'app.kubernetes.io/name': 'eventbus-keeper',
    'app.kubernetes.io/instance': bus,
    'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha',
  };
  const pod = (watch: number) => natsPod({
    access,
    image,
    labels,
    scripts,
    command: ['sh', `${SCRIPTS_PATH}/keeper.sh`],
    fields: pods,
    serviceAccountName: name,
    env: {
      STATEFUL_SET: statefulSet,
      SERVERS_SERVICE: access.serversService,
      SERVERS: String(servers),
      REPLICAS: String(streamReplicas),
      WATCH: String(watch),
      ...rollout !== undefined && { ROLLOUT: rollout },
    },
  });
  return {
    serviceAccount: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, labels, annotations } },
    role: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name, labels, annotations },
      rules: [
        { apiGroups: [''], resources: ['pods'], resourceNames: serverPods, verbs: rollout === undefined ? ['delete'] : ['delete', 'get'] },
        ...rollout === undefined ? [] : [
          { apiGroups: [''], resources: ['pods/eviction'], resourceNames: serverPods, verbs: ['create'] },
          { apiGroups: ['apps'], resources: ['statefulsets'], resourceNames: [statefulSet], verbs: ['get'] },
        ],
      ],
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
