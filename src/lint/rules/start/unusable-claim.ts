import { isOneNodeClaim } from '../../../flow/one-node-volumes';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asString, at, Json } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { ObjectFault } from '../../helpers/object-fault';
import { mountedClaims } from '../../helpers/pods/mounted-claims';
import { RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';

const sensor = (claim: string, replicas = 3, name = 'orders') => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: ${name}, namespace: shop }
spec: { replicas: ${replicas}, template: { volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: ${claim}
`;
const SIZE = 'resources: { requests: { storage: 1Gi } }';

export const unusableClaim: Rule = {
  id: 'ha/unusable-claim',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The pods mount a PersistentVolumeClaim that Kubernetes refuses, or that one pod or node at a time can mount.',
  why: 'the API server refuses the claim, and the pods stay Pending',
  fix: 'write a claim that Kubernetes accepts and that all pods can mount',
  problems: ['refused', 'one-pod', 'one-node'],
  docs: [Docs.VOLUMES, 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  examples: {
    bad: [
      sensor(`{ ${SIZE} }`), sensor(`{ accessModes: [RWX], ${SIZE} }`), sensor(`{ accessModes: [ReadWriteOncePod, ReadWriteMany], ${SIZE} }`), sensor('{ accessModes: [ReadWriteMany] }'),
      sensor(`{ accessModes: [ReadWriteMany], ${SIZE}, volumeMode: Files }`),
      sensor(`{ accessModes: [ReadWriteOncePod], ${SIZE} }`),
      sensor(`{ accessModes: [ReadWriteOnce], ${SIZE} }`),
    ],
    good: [sensor(`{ accessModes: [ReadWriteMany], ${SIZE} }`), sensor(`{ accessModes: [ReadWriteOncePod], ${SIZE} }`, 1), sensor(`{ accessModes: [ReadWriteOnce], ${SIZE} }`, 1),
      sensor(`{ accessModes: [ReadWriteOnce, ReadWriteMany], ${SIZE} }`), sensor(`{ accessModes: [ReadOnlyMany], ${SIZE}, volumeMode: Filesystem }`)],
  },
  check: flow => {
    const all = renderedPods(flow).filter(({ kind }) => kind !== 'EventBus').map(rendered => ({ rendered, claims: mountedClaims(flow, rendered) }));
    return [...new Set(all.flatMap(({ claims }) => claims))].flatMap((claim): Finding[] => {
      const users = all.filter(({ claims }) => claims.includes(claim)).map(({ rendered }) => rendered);
      const faults = claimFaults(claim.manifest);
      const affects = users.map(({ object }) => ({ object }));
      return faults.length > 0 ? faults.map(fault => ({ object: claim, ...fault, affects })) : fewPods(claim, users);
    });
  },
};

const VOLUME_MODES = ['Filesystem', 'Block'];
const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** Why the API server refuses a claim. */
function claimFaults({ spec }: Json): ObjectFault[] {
  const modes = (asArray(at(spec, 'accessModes')) ?? []).map(String);
  const unknown = modes.find(mode => !MODES.includes(mode) && !isPlaceholder(mode));
  const volumeMode = asString(at(spec, 'volumeMode'));
  const fault = (isFault: boolean, field: string, what: string, fix: string): ObjectFault[] => isFault ? [{ problem: 'refused', path: ['spec', ...field.split('.')], what: `spec.${field} ${what}`, fix }] : [];
  return [
    ...fault(modes.length === 0, 'accessModes', 'is missing', 'set accessModes to [ReadWriteMany] for a volume that several pods mount'),
    ...fault(unknown !== undefined, 'accessModes', `has ${JSON.stringify(unknown)}`, `write one of ${MODES.join(', ')}`),
    ...fault(modes.length > 1 && modes.includes('ReadWriteOncePod'), 'accessModes', 'has ReadWriteOncePod beside another mode', 'remove ReadWriteOncePod'),
    ...fault(at(spec, 'resources', 'requests', 'storage') === undefined, 'resources.requests.storage', 'is missing', 'set the size, for example 1Gi'),
    ...fault(![...VOLUME_MODES, undefined].includes(volumeMode) && !isPlaceholder(volumeMode!), 'volumeMode', `is ${JSON.stringify(volumeMode)}`, 'write Filesystem'),
  ];
}

/** The scheduler gives a volume to one pod, or the volume is attached to one node. */
function fewPods(object: FlowObject, users: readonly RenderedPods[]): Finding[] {
  const pods = users.reduce((sum, { replicas }) => sum + replicas, 0);
  if (!isOneNodeClaim(object) || pods < 2) return [];
  const path = ['spec', 'accessModes'];
  const fix = 'set accessModes to [ReadWriteMany], with a StorageClass whose volumes have this mode';
  if (!(asArray(at(object.manifest, 'spec', 'accessModes')) ?? []).includes('ReadWriteOncePod')) {
    const what = `the access mode is ReadWriteOnce, and ${pods} pods mount the claim`;
    const affects = users.map(({ object: user }) => ({ object: user }));
    return [{ object, path, problem: 'one-node', what, why: 'the volume is attached to one node, and pods on other nodes do not start', fix, affects, effect: { does: 'in-failure' } }];
  }
  const isShared = users.length > 1;
  const dead = users.filter(({ needed }) => isShared || needed > 1);
  return [{
    object,
    path,
    problem: 'one-pod',
    what: `the access mode is ReadWriteOncePod, and ${pods} pods mount the claim`,
    why: 'one pod mounts the volume, and the others stay Pending',
    fix,
    affects: dead.map(({ object: user }) => ({ object: user })),
    ...dead.length === 0 && { effect: { does: 'in-failure' } },
  }];
}
