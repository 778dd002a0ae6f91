import { setting } from '../../../argo-events/nats/bus-settings';
import { NATS_DATA_DIR } from '../../../argo-events/nats/nats-config';
import { Bus, Flow } from '../../../flow/flow';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecord, asRecords, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Result, Rule, Unknown } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';
import { podsFinding, RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';

const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: ${spec}
`;
const jetstream = (persistence: string) => bus(`{ jetstream: { version: 2.10.29, replicas: 3, persistence: ${persistence} } }`);
const own = (mount: string, claim: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: own }
spec: { jetstreamExotic: { url: "nats://own:4222", streamConfig: "replicas: 3" } }
---
apiVersion: v1
kind: Service
metadata: { name: own }
spec: { selector: { eventbus-name: own }, ports: [{ port: 4222 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: own }
spec:
  replicas: 3
  template:
    metadata: { labels: { eventbus-name: own } }
    spec: { containers: [{ name: nats, volumeMounts: [{ name: data, mountPath: /data${mount} }] }] }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { ${claim} } }]
`;

export const storeNotWritable: Rule = {
  id: 'ha/store-not-writable',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The servers of a bus cannot write to their volumes.',
  why: 'a server cannot create its store. The provisioner refuses a new volume that is read-only, or the server ends at the first write',
  fix: 'set accessMode to ReadWriteOnce or ReadWriteOncePod, with a file system and a mount that is not read-only',
  docs: [Docs.VOLUMES],
  examples: {
    bad: [
      jetstream('{ volumeSize: 10Gi, accessMode: ReadOnlyMany }'),
      bus('{ jetstream: { version: 2.10.29, replicas: 3, settings: "store_dir: /tmp/store", containerTemplate: { securityContext: { readOnlyRootFilesystem: true } } } }'),
      bus('{ jetstream: { version: 2.10.29, replicas: 3, settings: "store_dir: /tmp/store" } }'),
      bus('{ nats: { native: { persistence: { accessMode: ReadOnlyMany } } } }'),
      own(', readOnly: true', 'accessModes: [ReadWriteOnce]'),
      own('', 'accessModes: [ReadOnlyMany]'),
      own('', 'accessModes: [ReadWriteOnce], volumeMode: Block'),
    ],
    good: [
      jetstream('{ volumeSize: 10Gi }'),
      jetstream('{ volumeSize: 10Gi, accessMode: ReadWriteOncePod }'),
      jetstream('{ volumeSize: 10Gi, accessMode: ReadWriteMany }'),
      bus('{ jetstream: { version: 2.10.29, replicas: 3, securityContext: { runAsUser: 1000, fsGroup: 1000 }, persistence: { volumeSize: 10Gi } } }'),
      bus('{ jetstream: { version: 2.10.29, replicas: 3, securityContext: { runAsUser: 1000 } } }'),
    ],
  },
  check: flow => [
    ...renderedPods(flow).filter(({ kind }) => kind === 'EventBus').flatMap((rendered): Result[] => {
      const [fault] = faults(rendered);
      return fault === undefined ? rootOwned(flow, rendered) : [podsFinding(rendered, rendered.affects === undefined ? ['persistence', 'accessMode'] : [], fault)];
    }),
    ...nativeBuses(flow).flatMap(outside),
  ],
};

/** A store outside of the volume: on the root file system of the container, which may be read-only. */
function outside({ object, settings, jetstream: { containerTemplate } }: Bus): Finding[] {
  const folder = setting(settings, 'store_dir')?.replace(/^["']|["']$/g, '');
  if (folder === undefined || `${folder}/`.startsWith(`${NATS_DATA_DIR}/`)) return [];
  const readOnly = at(containerTemplate, 'securityContext', 'readOnlyRootFilesystem') === true;
  return [{
    object,
    path: [...JETSTREAM, 'settings', 'store_dir'],
    what: `store_dir is ${folder}, and the volume is mounted at ${NATS_DATA_DIR}`,
    fix: 'remove store_dir from settings',
    ...!readOnly && { effect: { does: 'in-failure' }, why: 'the events are in the container, and are lost with the pod' },
  }];
}

/** Provisioners whose volumes every user may write to. */
const OPEN_VOLUMES = ['rancher.io/local-path', 'k8s.io/minikube-hostpath'];

/** A new volume belongs to root, unless fsGroup or the provisioner says otherwise. */
function rootOwned(flow: Flow, { pod, claims, workload }: RenderedPods): Unknown[] {
  const context = { ...asRecord(pod.securityContext), ...asRecord(asRecords(pod.containers)[0]?.securityContext) };
  const user = context.runAsUser ?? (context.runAsNonRoot === true ? 'that is not root' : undefined);
  const classes = claims.map(({ spec }) => objectsOfKind(flow.objects, 'StorageClass').find(({ name }) => name === spec.storageClassName));
  if (user === undefined || user === 0 || at(pod, 'securityContext', 'fsGroup') !== undefined || claims.length === 0) return [];
  if (classes.every(each => OPEN_VOLUMES.includes(asString(each?.manifest.provisioner) ?? ''))) return [];
  return [{
    object: workload,
    path: ['spec'],
    what: `whether the user ${String(user)} may write to the volumes: securityContext has no fsGroup, and a new volume belongs to root`,
    needs: 'fsGroup in the securityContext of the pods, or the StorageClass of a provisioner whose volumes every user may write to',
  }];
}

function faults({ pod, claims }: RenderedPods): string[] {
  const modes = claims.map(({ spec: { accessModes } }) => Array.isArray(accessModes) ? accessModes.map(String) : []);
  const mounts = asRecords(pod.containers).flatMap(({ volumeMounts }) => asRecords(volumeMounts));
  return [
    ...modes.filter(each => each.length > 0 && !each.some(mode => mode.startsWith('ReadWrite'))).map(each => `the volumes have the access mode ${each.join(', ')}`),
    ...claims.filter(({ spec }) => spec.volumeMode === 'Block').map(() => 'the volumes are block devices without a file system'),
    ...mounts.filter(({ name, readOnly }) => readOnly === true && claims.some(claim => claim.name === name)).map(({ name }) => `the volume ${asString(name)} is mounted with readOnly`),
  ];
}
