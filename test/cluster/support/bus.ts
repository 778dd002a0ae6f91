import { apply } from './apply';
import { eventually } from './eventually';
import { get, kubectl } from './kubectl';
import { certificate } from './pki';
import { busNames } from '../../../src/argo-events/catalog/names';
import { busCertificates, eventBusSecrets } from '../../../src/argo-events/workload/event-bus-secrets';
import { eventBusWorkload } from '../../../src/argo-events/workload/event-bus-workload';

export interface BusOptions {
  readonly namespace: string;
  /** The EventBus as a construct emits it. */
  readonly eventBus: any;
  /** With volumes of the cluster's storage class; without, the store goes with its pod. */
  readonly volumes?: boolean;
}

/** The NATS servers that the controller would make of an EventBus, with TLS and users; only requests are small, to fit many. */
export function createBus(options: BusOptions): void {
  const { namespace, eventBus } = options;
  const { server, cluster } = busCertificates(eventBus.metadata.name, namespace);
  const secrets = eventBusSecrets(eventBus, namespace, {
    user: 'client', password: 'secret-of-clients', sysPassword: 'secret-of-sys', encryptionKey: 'key-of-stores', server: certificate(server), cluster: certificate(cluster),
  });
  apply([secrets.server, secrets.client], namespace);
  updateBus(options);
}

/** What the controller applies when an EventBus has changed: all but the Secrets, which it makes once. */
export function updateBus({ namespace, eventBus, volumes = false }: BusOptions): void {
  const { statefulSet, service, configMap } = eventBusWorkload(eventBus, { namespace })! as any;
  if (!volumes) onEmptyDirs(statefulSet);
  for (const container of statefulSet.spec.template.spec.containers) {
    container.resources = { requests: { cpu: '5m', memory: '32Mi' } };
    container.imagePullPolicy = 'IfNotPresent';
  }
  apply([configMap, service, statefulSet], namespace);
}

function onEmptyDirs(statefulSet: any): void {
  const [template] = statefulSet.spec.volumeClaimTemplates ?? [];
  delete statefulSet.spec.volumeClaimTemplates;
  if (template) statefulSet.spec.template.spec.volumes.push({ name: template.metadata.name, emptyDir: {} });
}

/** Waits until every server is Ready. */
export async function busReady(namespace: string, bus: string, servers: number, seconds = 180): Promise<void> {
  await eventually(seconds, () => {
    const { readyReplicas = 0 } = get('statefulset', busNames(bus).statefulSet, '-n', namespace).status;
    if (readyReplicas !== servers) throw new Error(`${readyReplicas} of ${servers} servers are Ready`);
  });
}

/** What a server says of itself on its monitoring port; undefined while it does not answer. */
export function monitor(namespace: string, bus: string, ordinal: number, path: string): any {
  try {
    return JSON.parse(kubectl(['get', '--raw', `/api/v1/namespaces/${namespace}/pods/${busNames(bus).statefulSet}-${ordinal}:8222/proxy${path}`]));
  } catch {
    return undefined;
  }
}
