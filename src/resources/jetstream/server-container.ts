import { SERVER_CONTAINER, SERVER_PORT_NAMES, STORE_VOLUME } from './names';
import { CONFIG_DIRECTORY, CONFIG_FILE, PID_FILE, STORE_DIRECTORY } from './server-config';
import * as argoevents from '../../../imports/argo-events';
import { compareVersions } from '../../argo-events/catalog/versions';
import { Port } from '../../contract/ports';
import { goMemoryLimit } from '../workload/go-memory-limit';

/** Volumes of a server pod, beside the store. */
export const CONFIG_VOLUME = 'config';
export const PID_VOLUME = 'pid';

export interface ServerContainerInput {
  readonly image: string;
  readonly version: string;
  /** Resources, security context and pull policy. */
  readonly template: argoevents.ContainerTemplate;
  /** Further arguments of nats-server. */
  readonly args: readonly string[];
}

/**
 * A server is Ready when it first follows the meta leader and all its streams and consumers, and stays so while it follows the meta leader: one stream that is
 * in trouble on all servers must not take all of them from the Service. No probe restarts a server that catches up, however long that takes; only a
 * process that does not answer at all is restarted.
 */
export function serverContainer({ image, version, template, args }: ServerContainerInput) {
  return {
    name: SERVER_CONTAINER,
    image,
    imagePullPolicy: template.imagePullPolicy ?? 'IfNotPresent',
    command: ['nats-server', '--config', `${CONFIG_DIRECTORY}/${CONFIG_FILE}`, ...args],
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ...goMemoryLimit(template.resources ?? {}),
    ],
    ports: [
      { name: SERVER_PORT_NAMES.client, containerPort: Port.BUS_CLIENT, protocol: 'TCP' },
      { name: SERVER_PORT_NAMES.cluster, containerPort: Port.BUS_CLUSTER, protocol: 'TCP' },
      { name: SERVER_PORT_NAMES.monitor, containerPort: Port.BUS_MONITOR, protocol: 'TCP' },
    ],
    resources: template.resources,
    securityContext: template.securityContext,
    startupProbe: { ...asks('/healthz'), periodSeconds: 2, failureThreshold: A_DAY_OF_PERIODS },
    livenessProbe: { ...asks('/varz'), periodSeconds: 10, failureThreshold: 6 },
    readinessProbe: { ...asks(followsMetaLeader(version)), periodSeconds: 5, failureThreshold: 2 },
    lifecycle: { preStop: { exec: { command: ['nats-server', '--signal', `ldm=${PID_FILE}`] } } },
    volumeMounts: [
      { name: CONFIG_VOLUME, mountPath: CONFIG_DIRECTORY, readOnly: true },
      { name: PID_VOLUME, mountPath: '/var/run/nats' },
      { name: STORE_VOLUME, mountPath: STORE_DIRECTORY },
    ],
  };
}

/** The kubelet restarts a container whose startup probe fails that often. */
const A_DAY_OF_PERIODS = 24 * 60 * 60 / 2;

function asks(path: string) {
  return { httpGet: { path, port: SERVER_PORT_NAMES.monitor }, timeoutSeconds: 5 };
}

/** In 2.11 nats-server gave the first name another meaning: the process answers. */
function followsMetaLeader(version: string): string {
  return compareVersions(version, '2.11.0') < 0 ? '/healthz?js-server-only=true' : '/healthz?js-meta-only=true';
}
