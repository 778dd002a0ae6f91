import { storageClasses, storageClassOf } from '../../../flow/volumes';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { managedBuses } from '../../helpers/buses';

export const immediateVolumeBinding: Rule = {
  id: 'ha/immediate-volume-binding',
  category: 'placement',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The volumes of the bus are created before its servers are scheduled.',
  why: 'a zonal volume binds its server to that zone. The mode Immediate picks zones without regard to the spread, so two servers may have to share a zone, or stay Pending where sharing is forbidden',
  fix: 'use a StorageClass with volumeBindingMode: WaitForFirstConsumer; the mode of an existing class cannot change',
  docs: ['https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode', Docs.DISASTER_RECOVERY],
  examples: {
    bad: [`
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ebs.csi.aws.com
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { storageClassName: fast } } }
`, `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: standard, annotations: { storageclass.kubernetes.io/is-default-class: "true" } }
provisioner: pd.csi.storage.gke.io
volumeBindingMode: Immediate
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 10Gi } } }
`],
    good: [`
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ebs.csi.aws.com
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: other }
provisioner: ebs.csi.aws.com
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { storageClassName: fast } } }
`],
  },
  check: flow => {
    const classes = storageClasses(flow.objects);
    return managedBuses(flow).flatMap(({ object, servers, replicas }) => {
      const persistence = asRecord(servers.fields.persistence);
      const used = storageClassOf(persistence, classes);
      return used === undefined || replicas < 2 || bindingMode(used) !== 'Immediate' ? [] : [{
        object,
        path: [...servers.path, 'persistence', 'storageClassName'],
        what: `StorageClass "${used.name}" has volumeBindingMode Immediate${at(used.manifest, 'volumeBindingMode') === undefined ? ', the default' : ''}`,
      }];
    });
  },
};

function bindingMode({ manifest }: FlowObject): string {
  return asString(manifest.volumeBindingMode) ?? 'Immediate';
}
