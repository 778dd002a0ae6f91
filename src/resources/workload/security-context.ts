/** What the restricted Pod Security Standard asks of a pod. Argo Events' own image has no user of that id; any will do. */
export function restrictedPod(user: number) {
  return { runAsNonRoot: true, runAsUser: user, runAsGroup: user, fsGroup: user, seccompProfile: { type: 'RuntimeDefault' } };
}

/** What the restricted Pod Security Standard asks of a container. */
export function restrictedContainer(readOnlyRootFilesystem: boolean) {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem };
}
