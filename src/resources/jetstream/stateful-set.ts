import { exporterContainer, ExporterContainerInput } from './exporter-container';
import { ObjectMeta } from './metadata';
import { STORE_VOLUME } from './names';
import { reloaderContainer, ReloaderContainerInput } from './reloader-container';
import { ACCOUNTS_FILE, CONFIG_FILE, LAME_DUCK_SECONDS, ROUTES_FILE } from './server-config';
import { CONFIG_VOLUME, PID_VOLUME, serverContainer, ServerContainerInput } from './server-container';
import * as argoevents from '../../../imports/argo-events';
import { sha256 } from '../../values/sha256';

/** A Secret and the keys of it that are used. */
export interface SecretKeys<Key extends string> {
  readonly name: string;
  readonly keys: Readonly<Record<Key, string>>;
}

export interface StatefulSetInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
  readonly servers: number;
  readonly serversService: string;
  /** Whether something else ends the pods of a former revision, one after another. */
  readonly rolledByKeeper: boolean;
  readonly configMap: string;
  /** Of the part of the configuration that is read at the start only. */
  readonly restartHash: string;
  readonly accountsSecret: SecretKeys<'accounts'>;
  readonly tlsSecret: SecretKeys<'cert' | 'key' | 'ca'>;
  readonly server: ServerContainerInput;
  readonly reloader: ReloaderContainerInput;
  /** Undefined for none. */
  readonly exporter?: ExporterContainerInput;
  readonly store: argoevents.PersistenceStrategy;
  readonly pods: ServerPods;
}

/** Fields of the pods that are passed on. */
export interface ServerPods {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly affinity: object;
  readonly topologySpreadConstraints: readonly object[];
  readonly securityContext: object;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly argoevents.Toleration[];
  readonly priorityClassName?: string;
  readonly serviceAccountName?: string;
  readonly imagePullSecrets?: readonly argoevents.LocalObjectReference[];
}

export const RESTART_HASH_ANNOTATION = 'cdk8s-argo-events-ha/config';

/** All servers start together, Ready or not: they make one cluster only when they see each other. A volume outlives its StatefulSet. */
export function serverStatefulSet(input: StatefulSetInput) {
  const { metadata, selector, servers, serversService, rolledByKeeper, store } = input;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: {
      replicas: servers,
      serviceName: serversService,
      podManagementPolicy: 'Parallel',
      // the controller would end the last server first, whether or not the others are healthy
      updateStrategy: { type: rolledByKeeper ? 'OnDelete' : 'RollingUpdate' },
      // the clients of a server have come back to it before the next one ends
      minReadySeconds: 10,
      revisionHistoryLimit: 3,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      selector: { matchLabels: selector },
      template: podTemplate(input),
      volumeClaimTemplates: [{
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: STORE_VOLUME, labels: selector },
        spec: {
          accessModes: [store.accessMode ?? 'ReadWriteOnce'],
          ...store.storageClassName !== undefined && { storageClassName: store.storageClassName },
          resources: { requests: { storage: store.volumeSize } },
        },
      }],
    },
  };
}

function podTemplate({ configMap, restartHash, accountsSecret, tlsSecret, server, reloader, exporter, pods }: StatefulSetInput) {
  const { labels, annotations, ...fields } = pods;
  return {
    metadata: { labels, annotations: { ...annotations, [RESTART_HASH_ANNOTATION]: restartHash } },
    spec: {
      ...fields,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      // the reloader signals the server
      shareProcessNamespace: true,
      terminationGracePeriodSeconds: LAME_DUCK_SECONDS + 30,
      containers: [serverContainer(server), reloaderContainer(reloader), ...exporter ? [exporterContainer(exporter)] : []],
      volumes: [
        {
          name: CONFIG_VOLUME,
          projected: {
            sources: [
              { configMap: { name: configMap, items: [CONFIG_FILE, ROUTES_FILE].map(file => ({ key: file, path: file })) } },
              { secret: { name: accountsSecret.name, items: [{ key: accountsSecret.keys.accounts, path: ACCOUNTS_FILE }] } },
              {
                secret: {
                  name: tlsSecret.name,
                  items: [
                    { key: tlsSecret.keys.cert, path: 'tls/tls.crt' },
                    { key: tlsSecret.keys.key, path: 'tls/tls.key' },
                    { key: tlsSecret.keys.ca, path: 'tls/ca.crt' },
                  ],
                },
              },
            ],
          },
        },
        { name: PID_VOLUME, emptyDir: {} },
      ],
    },
  };
}

/** A short name for the pods that a StatefulSet makes. */
export function templateHash(statefulSet: ReturnType<typeof serverStatefulSet>): string {
  return sha256(JSON.stringify(statefulSet.spec.template)).slice(0, 16);
}
