import { Check, check } from './prop-schema';
import { KUBERNETES_FLOOR } from '../../argo-events/catalog/kubernetes-features';
import { compareVersions } from '../../argo-events/catalog/versions';

const version = check('a version of Kubernetes, for example "1.34"', value => typeof value === 'string' && /^v?\d+\.\d+(\.\d+)?([-+][-.+\w]*)?$/.test(value));

/** A version for which the constructs are made. */
export const kubernetesVersion: Check = (path, value) => {
  version(path, value);
  if (compareVersions(value as string, KUBERNETES_FLOOR) >= 0) return;
  throw new Error(`${path}: got "${value}". This version lacks the preStop sleep and the admission checks that pods of Argo Events need. Allowed: "${KUBERNETES_FLOOR}" or later`);
};
