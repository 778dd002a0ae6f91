import { EventBusKeeperInput } from './keeper-input';
import { natsPod } from './nats-pod';
import { SCRIPTS_PATH } from './scripts-config-map';
import { KEEPER_LEADERS, KEEPER_SUBSCRIPTIONS, keeperLabels, keeperName } from '../../contract/keeper';
import { sha256 } from '../../values/sha256';

/** One pod at a time: two do no harm, but one is enough, and a pod that ends leaves nothing half done. */
export function keeperDeployment(input: EventBusKeeperInput) {
  const { bus, access, servers, streamReplicas, rollout, subscriptions, restartSensors, moveLeaders, image, scripts, pods, annotations } = input;
  const labels = keeperLabels(bus);
  const name = keeperName(bus);
  const { metadata, spec } = natsPod({
    access,
    image,
    labels,
    scripts: scripts.name,
    command: ['sh', `${SCRIPTS_PATH}/keeper.sh`],
    fields: pods,
    serviceAccountName: name,
    env: {
      STATEFUL_SET: access.statefulSet,
      SERVERS_SERVICE: access.serversService,
      SERVERS: String(servers),
      REPLICAS: String(streamReplicas),
      ...subscriptions && { [KEEPER_SUBSCRIPTIONS]: 'watched' },
      ...subscriptions && restartSensors && { RESTART_SENSORS: 'allowed' },
      ...moveLeaders && { [KEEPER_LEADERS]: 'moved' },
      ...rollout !== undefined && { ROLLOUT: rollout },
    },
  });
  const [container] = spec.containers;
  const probe = (what: string) => ({ exec: { command: ['sh', `${SCRIPTS_PATH}/probe.sh`, what] }, timeoutSeconds: 5 });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels, annotations },
    spec: {
      replicas: 1,
      revisionHistoryLimit: 2,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: { 'app.kubernetes.io/name': labels['app.kubernetes.io/name'], 'app.kubernetes.io/instance': bus } },
      template: {
        metadata: {
          labels: metadata.labels,
          annotations: {
            // the volume for its notes would otherwise keep the cluster autoscaler from a node
            'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
            ...metadata.annotations,
            // the running pod has read its scripts: others make another pod
            'cdk8s-argo-events-ha/scripts': sha256(JSON.stringify(scripts.data)).slice(0, 8),
          },
        },
        spec: {
          ...spec,
          restartPolicy: 'Always',
          terminationGracePeriodSeconds: 10,
          containers: [{
            ...container,
            name: 'keeper',
            readinessProbe: { ...probe('ready'), periodSeconds: 10, failureThreshold: 2 },
            livenessProbe: { ...probe('alive'), initialDelaySeconds: 30, periodSeconds: 30, failureThreshold: 2 },
          }],
        },
      },
    },
  };
}
