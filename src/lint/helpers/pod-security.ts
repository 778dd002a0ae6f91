import { asArray, asRecord, asRecords, asString, at, Json } from '../../values/json-values';

export type PodSecurityLevel = 'baseline' | 'restricted';

/** The level that the API server enforces in a namespace; undefined for `privileged`, and without the label. */
export function enforcedLevel(namespace: unknown): PodSecurityLevel | undefined {
  const level = asRecord(at(namespace, 'metadata', 'labels'))?.['pod-security.kubernetes.io/enforce'];
  return level === 'baseline' || level === 'restricted' ? level : undefined;
}

const BASELINE_CAPABILITIES = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
];
const RESTRICTED_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret', 'name'];
const SECCOMP = ['RuntimeDefault', 'Localhost'];

/**
 * What a level of the Pod Security Standards has against pods, as field and demand.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurityViolations(pod: Json, level: PodSecurityLevel): string[] {
  const containers = ['initContainers', 'containers'].flatMap(field => asRecords(pod[field]));
  const each = (violates: (context: Json) => boolean, demand: string) => {
    const names = containers.filter(({ securityContext }) => violates(asRecord(securityContext) ?? {})).map(({ name }) => asString(name) ?? '');
    return names.length === 0 ? [] : [`${names.join(', ')}: ${demand}`];
  };
  return [...baseline(pod, each), ...level === 'restricted' ? restricted(pod, each) : []];
}

type Each = (violates: (context: Json) => boolean, demand: string) => string[];

function baseline(pod: Json, each: Each): string[] {
  return [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter(field => pod[field] === true).map(field => `${field} is not allowed`),
    ...asRecords(pod.volumes).filter(volume => volume.hostPath !== undefined).map(({ name }) => `volume ${asString(name)}: hostPath is not allowed`),
    ...each(({ privileged }) => privileged === true, 'privileged is not allowed'),
    ...each(({ capabilities }) => added(capabilities).some(name => !BASELINE_CAPABILITIES.includes(name)), 'capabilities.add has more than the runtime\'s own'),
  ];
}

function restricted(pod: Json, each: Each): string[] {
  const ofPod = asRecord(pod.securityContext) ?? {};
  return [
    ...asRecords(pod.volumes).filter(volume => Object.keys(volume).some(kind => !RESTRICTED_VOLUMES.includes(kind))).map(({ name }) => `volume ${asString(name)}: its type is not allowed`),
    ...each(({ allowPrivilegeEscalation }) => allowPrivilegeEscalation !== false, 'allowPrivilegeEscalation: false is missing'),
    ...each(({ capabilities }) => !(asArray(at(capabilities, 'drop')) ?? []).includes('ALL'), 'capabilities.drop lacks ALL'),
    ...each(({ capabilities }) => added(capabilities).some(name => name !== 'NET_BIND_SERVICE'), 'capabilities.add has more than NET_BIND_SERVICE'),
    ...each(({ runAsNonRoot = ofPod.runAsNonRoot }) => runAsNonRoot !== true, 'runAsNonRoot: true is missing'),
    ...each(({ runAsUser = ofPod.runAsUser }) => runAsUser === 0, 'runAsUser is 0'),
    ...each(({ seccompProfile = ofPod.seccompProfile }) => !SECCOMP.includes(asString(at(seccompProfile, 'type')) ?? ''), 'seccompProfile.type is not RuntimeDefault'),
  ];
}

function added(capabilities: unknown): string[] {
  return (asArray(at(capabilities, 'add')) ?? []).map(String);
}
