import { IPV6_VARIABLE } from './bind';
import { CONFIG_DIRECTORY, CONFIG_FILE, HARD_STOP_SECONDS, NAMESPACE_VARIABLE } from './guard-config';
import { ObjectMeta } from './metadata';
import * as argoevents from '../../../imports/argo-events';
import { NODE_GUARD_CONTAINER, NODE_GUARD_HEALTH_PORT } from '../../contract/node-guard-names';
import { restrictedContainer, restrictedPod } from '../workload/security-context';

/** The user of the official image. */
const HAPROXY_USER = 99;

/** Until the Services of the whole cluster lead elsewhere. */
const LEAVE_SERVICES_SECONDS = 8;

const CONFIG_VOLUME = 'config';

export interface DaemonSetInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
  readonly image: string;
  /** Changes when the configuration does. */
  readonly configHash: string;
  readonly configMap: string;
  readonly ports: readonly ContainerPort[];
  /** Nodes, or a share of them, whose guards are replaced at a time. */
  readonly maxSurge: number | string;
  readonly resources: argoevents.ResourceRequirements;
  readonly pods: GuardPods;
}

export interface ContainerPort {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

/** Fields of the pods that are passed on. */
export interface GuardPods {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly affinity?: argoevents.Affinity;
  readonly tolerations: readonly argoevents.Toleration[];
  readonly priorityClassName?: string;
  readonly imagePullSecrets?: readonly argoevents.LocalObjectReference[];
}

export const CONFIG_HASH_ANNOTATION = 'cdk8s-argo-events-ha/config';

/**
 * A guard on each node. A new one is Ready before the old one of its node ends. The old one leaves the Services first, then takes no more
 * connections, and ends when the requests that it has are answered.
 */
export function guardDaemonSet({ metadata, selector, maxSurge, ...input }: DaemonSetInput) {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: {
      selector: { matchLabels: selector },
      revisionHistoryLimit: 3,
      // the clients of a guard have come back to the new one before the next guard is replaced
      minReadySeconds: 10,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: 0 } },
      template: podTemplate(input),
    },
  };
}

function podTemplate({ image, configHash, configMap, ports, resources, pods }: Omit<DaemonSetInput, 'metadata' | 'selector' | 'maxSurge'>) {
  const { labels, annotations, ...fields } = pods;
  const probe = (path: string) => ({ httpGet: { path, port: NODE_GUARD_HEALTH_PORT } });
  return {
    metadata: { labels, annotations: { ...annotations, [CONFIG_HASH_ANNOTATION]: configHash } },
    spec: {
      ...fields,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: restrictedPod(HAPROXY_USER),
      terminationGracePeriodSeconds: LEAVE_SERVICES_SECONDS + HARD_STOP_SECONDS + 2,
      containers: [{
        name: NODE_GUARD_CONTAINER,
        image,
        command: ['sh', '-c', `[ ! -e /proc/net/if_inet6 ] || export ${IPV6_VARIABLE}=1; exec haproxy -W -db -f ${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
        env: [{ name: NAMESPACE_VARIABLE, valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
        ports,
        startupProbe: { ...probe('/started'), periodSeconds: 1, failureThreshold: 60 },
        readinessProbe: { ...probe('/alive'), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2 },
        livenessProbe: { ...probe('/alive'), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
        // HAProxy ends by itself when it has nothing left to do, at the latest after its hard stop
        lifecycle: { preStop: { exec: { command: ['sh', '-c', `sleep ${LEAVE_SERVICES_SECONDS}; kill -USR1 1; sleep ${HARD_STOP_SECONDS}`] } } },
        resources,
        securityContext: restrictedContainer(true),
        volumeMounts: [{ name: CONFIG_VOLUME, mountPath: CONFIG_DIRECTORY, readOnly: true }],
      }],
      volumes: [{ name: CONFIG_VOLUME, configMap: { name: configMap } }],
    },
  };
}
