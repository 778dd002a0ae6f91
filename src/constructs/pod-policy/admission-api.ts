import { PodPolicyEngine } from './pod-policy-options';
import { KubernetesFeatures, kubernetesHas } from '../../argo-events/catalog/kubernetes-features';
import { compareVersions } from '../../argo-events/catalog/versions';
import { ADMISSION_REGISTRATION, ADMISSION_REGISTRATION_BETA } from '../../resources/pod-policy/mutating-admission-policy';

const { MUTATING_ADMISSION_POLICY: { since, switchable } } = KubernetesFeatures;

/** The API of a MutatingAdmissionPolicy in a version of Kubernetes; refuses one that has none. */
export function admissionApi(kubernetesVersion: string | undefined, engine: PodPolicyEngine): string {
  if (engine === PodPolicyEngine.KYVERNO || kubernetesVersion === undefined) return ADMISSION_REGISTRATION;
  if (kubernetesHas(kubernetesVersion, KubernetesFeatures.MUTATING_ADMISSION_POLICY)) return ADMISSION_REGISTRATION;
  if (compareVersions(kubernetesVersion, switchable) >= 0) return ADMISSION_REGISTRATION_BETA;
  throw new Error(`kubernetesVersion: got ${kubernetesVersion} with the engine MUTATING_ADMISSION_POLICY. Its API server does not support this engine. `
    + `Allowed: Kubernetes ${since} or later, ${switchable} with the feature enabled, or engine: PodPolicyEngine.KYVERNO`);
}

/** A cluster has the beta API only where somebody switched it on. */
export function admissionApiWarning(apiVersion: string): string | undefined {
  return apiVersion !== ADMISSION_REGISTRATION_BETA ? undefined
    : `the API server has MutatingAdmissionPolicy only with --feature-gates=MutatingAdmissionPolicy=true and --runtime-config=${apiVersion}=true; without these flags, `
      + 'it rejects the policy. Fix: enable the feature, which most managed clusters do not allow, or set engine: PodPolicyEngine.KYVERNO';
}
