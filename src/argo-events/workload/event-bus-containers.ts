import { ENCRYPTION_KEY } from './event-bus-secrets';
import { Port } from '../../contract/ports';
import { asRecord, Json } from '../../values/json-values';
import { JetStreamVersion } from '../catalog/jetstream-versions';
import { busNames } from '../catalog/names';
import { NATS_CONFIG_DIR, NATS_CONFIG_FILE, NATS_DATA_DIR, NATS_PID_FILE } from '../nats/nats-config';

const MOUNTS = [
  { name: 'config-volume', mountPath: NATS_CONFIG_DIR },
  { name: 'pid', mountPath: '/var/run/nats' },
];

/** Probes of nats-server; what they leave out has Kubernetes' defaults (period 10 s, failure threshold 3). */
export const BUS_PROBES = {
  startupProbe: { httpGet: { path: '/healthz', port: Port.BUS_MONITOR }, initialDelaySeconds: 10, timeoutSeconds: 5, failureThreshold: 30 },
  livenessProbe: { httpGet: { path: '/', port: Port.BUS_MONITOR }, initialDelaySeconds: 10, periodSeconds: 30, timeoutSeconds: 5 },
  readinessProbe: { httpGet: { path: '/healthz', port: Port.BUS_MONITOR }, initialDelaySeconds: 10, periodSeconds: 5, timeoutSeconds: 5 },
} as const;

/** Containers of a bus pod: nats-server, the reloader of its configuration, and the exporter of its metrics. */
export function busContainers(jetstream: Json, bus: string, images: JetStreamVersion, dataVolume: string): Json[] {
  const names = busNames(bus);
  return [
    {
      name: 'main',
      image: images.natsImage,
      ...containerFields(jetstream.containerTemplate),
      command: [images.startCommand, '--config', NATS_CONFIG_FILE],
      args: jetstream.startArgs,
      ports: [
        { name: 'client', containerPort: Port.BUS_CLIENT },
        { name: 'cluster', containerPort: Port.BUS_CLUSTER },
        { name: 'monitor', containerPort: Port.BUS_MONITOR },
      ],
      env: [
        { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'SERVER_NAME', value: '$(POD_NAME)' },
        { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
        { name: 'CLUSTER_ADVERTISE', value: `$(POD_NAME).${names.service}.$(POD_NAMESPACE).svc` },
        { name: 'JS_KEY', valueFrom: { secretKeyRef: { name: names.serverSecret, key: ENCRYPTION_KEY } } },
      ],
      volumeMounts: [...MOUNTS, { name: dataVolume, mountPath: NATS_DATA_DIR }],
      ...BUS_PROBES,
      lifecycle: { preStop: { exec: { command: [images.startCommand, `-sl=ldm=${NATS_PID_FILE}`] } } },
    },
    {
      name: 'reloader',
      image: images.configReloaderImage,
      ...containerFields(jetstream.reloaderContainerTemplate),
      args: ['-pid', NATS_PID_FILE, '-config', NATS_CONFIG_FILE],
      volumeMounts: MOUNTS,
    },
    {
      name: 'metrics',
      image: images.metricsExporterImage,
      ...containerFields(jetstream.metricsContainerTemplate),
      args: ['-connz', '-routez', '-subz', '-varz', '-prefix=nats', '-use_internal_server_id', '-jsz=all', `http://localhost:${Port.BUS_MONITOR}`],
      ports: [{ name: 'metrics', containerPort: Port.BUS_METRICS }],
    },
  ];
}

/** What a container template may say. */
function containerFields(template: unknown): Json {
  const { resources, imagePullPolicy, securityContext } = asRecord(template) ?? {};
  return { resources, imagePullPolicy, securityContext };
}
