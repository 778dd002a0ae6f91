import { FlowObject } from '../manifests/manifest-object';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { asString, at, Json } from '../values/json-values';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

/** Provisioners whose volumes lie on a network, by the end of their names: another node of the zone can attach them. */
const OF_THE_NETWORK = [
  'ebs.csi.aws.com', 'ebs.csi.eks.amazonaws.com', 'efs.csi.aws.com', 'fsx.csi.aws.com', 'aws-ebs', 'pd.csi.storage.gke.io', 'filestore.csi.storage.gke.io', 'gce-pd',
  'disk.csi.azure.com', 'file.csi.azure.com', 'azure-disk', 'azure-file', 'csi.vsphere.vmware.com', 'vsphere-volume', 'cinder.csi.openstack.org', 'manila.csi.openstack.org',
  'cinder', 'dobs.csi.digitalocean.com', 'linodebs.csi.linode.com', 'csi.hetzner.cloud', 'block.csi.vultr.com', 'csi.scaleway.com', 'blockvolume.csi.oraclecloud.com',
  'diskplugin.csi.alibabacloud.com', 'disk.csi.everest.io', 'vpc.block.csi.ibm.io', 'rbd.csi.ceph.com', 'cephfs.csi.ceph.com', 'driver.longhorn.io', 'csi.trident.netapp.io',
  'nfs.csi.k8s.io', 'pxd.portworx.com', 'csi.upcloud.com', 'csi.exoscale.com', 'csi.proxmox.sinextra.dev',
];
/** Provisioners whose volumes are disks of a node. */
const OF_THE_NODE = [
  'rancher.io/local-path', 'no-provisioner', 'topolvm.io', 'local.csi.openebs.io', 'openebs.io/local', 'hostpath', 'minikube-hostpath', 'hostpath.csi.k8s.io', 'lvm.csi.metal-stack.io',
  'lvm.driver.harvesterhci.io', 'zfs.csi.openebs.io',
];

/** The StorageClass of the volumes of a bus: the one that it names, or the default of the cluster. */
export function storageClassOf(persistence: Json | undefined, classes: readonly FlowObject[]): FlowObject | undefined {
  const name = asString(persistence?.storageClassName);
  return persistence && classes.find(each => name === undefined ? each.annotations[DEFAULT_CLASS] === 'true' : each.name === name);
}

/** Whether another node of the zone can attach the volumes of a bus; undefined when their StorageClass does not say so. */
export function volumesFollow(persistence: Json | undefined, classes: readonly FlowObject[]): boolean | undefined {
  const provisioner = asString(at(storageClassOf(persistence, classes)?.manifest, 'provisioner')) ?? '';
  const isOf = (known: readonly string[]) => known.some(end => provisioner === end || provisioner.endsWith(`.${end}`) || provisioner.endsWith(`/${end}`));
  return isOf(OF_THE_NETWORK) ? true : isOf(OF_THE_NODE) ? false : undefined;
}

export function storageClasses(objects: readonly FlowObject[]): readonly FlowObject[] {
  return objectsOfKind(objects, 'StorageClass');
}
