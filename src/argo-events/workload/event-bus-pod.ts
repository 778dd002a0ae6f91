import { busContainers } from './event-bus-containers';
import { SERVER_SECRET_FILES } from './event-bus-secrets';
import { asRecord, Json } from '../../values/json-values';
import { JetStreamVersion } from '../catalog/jetstream-versions';
import { busNames } from '../catalog/names';

/** Volume of a server unless `persistence.volumeSize` says otherwise. */
export const DEFAULT_VOLUME_SIZE = '20Gi';

/** Time that a server has for its lame duck mode of 30 s and its end. */
export const BUS_GRACE_SECONDS = 60;

/** Volume of a bus without `persistence`, which loses its data with each pod. */
const DATA_VOLUME = 'js-data';

/** Fields of `spec.jetstream` that are fields of the pod. */
const POD_FIELDS = ['nodeSelector', 'tolerations', 'securityContext', 'imagePullSecrets', 'priorityClassName', 'priority', 'serviceAccountName', 'affinity'];

/** The pod of a bus server, from the known part of `spec.jetstream`. */
export function busPodSpec(jetstream: Json, bus: string, images: JetStreamVersion): Json {
  const names = busNames(bus);
  const persistent = asRecord(jetstream.persistence) !== undefined;
  return {
    ...Object.fromEntries(POD_FIELDS.map(field => [field, jetstream[field]])),
    shareProcessNamespace: true,
    terminationGracePeriodSeconds: BUS_GRACE_SECONDS,
    containers: busContainers(jetstream, bus, images, persistent ? names.volumeClaimTemplate : DATA_VOLUME),
    volumes: [
      { name: 'pid', emptyDir: {} },
      {
        name: 'config-volume',
        projected: {
          sources: [
            { configMap: { name: names.configMap, items: [{ key: 'nats-js', path: 'nats-js.conf' }] } },
            { secret: { name: names.serverSecret, items: SERVER_SECRET_FILES } },
          ],
        },
      },
      ...persistent ? [] : [{ name: DATA_VOLUME, emptyDir: {} }],
    ],
  };
}

/** The claim of a bus server; undefined without `persistence`. */
export function busVolumeClaimTemplates(jetstream: Json, name: string): Json[] | undefined {
  const persistence = asRecord(jetstream.persistence);
  return persistence && [{
    metadata: { name },
    spec: {
      accessModes: [persistence.accessMode ?? 'ReadWriteOnce'],
      volumeMode: 'Filesystem',
      storageClassName: persistence.storageClassName,
      resources: { requests: { storage: persistence.volumeSize ?? DEFAULT_VOLUME_SIZE } },
    },
  }];
}
