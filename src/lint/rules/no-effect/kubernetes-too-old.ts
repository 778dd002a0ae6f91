import { KubernetesFeatures } from '../../../argo-events/catalog/kubernetes-features';
import { compareVersions } from '../../../argo-events/catalog/versions';
import { FlowObject } from '../../../manifests/manifest-object';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { Path, Result, Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

const { MATCH_LABEL_KEYS, MUTATING_ADMISSION_POLICY } = KubernetesFeatures;

export const kubernetesTooOld: Rule = {
  id: 'ha/kubernetes-too-old',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'An object or field needs a newer Kubernetes version.',
  why: 'an API server refuses unknown kinds, and silently drops unknown fields',
  fix: 'upgrade Kubernetes; below 1.36 let Kyverno apply the pod policy (HaPodPolicy with its engine), below 1.31 remove matchLabelKeys and make the anti-affinity preferred',
  docs: [Docs.MAP, Docs.ANTI_AFFINITY],
  examples: {
    bad: [{
      yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: { name: ha, annotations: { cdk8s-argo-events-ha/pod-policy: v1 } }
spec: {}
`,
      facts: { kubernetesVersion: '1.33' },
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, matchLabelKeys: [pod-template-hash], labelSelector: { matchLabels: { sensor-name: orders } } }] } } } }
`,
      facts: { kubernetesVersion: '1.29' },
    }],
    good: [{
      yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: { name: ha, annotations: { cdk8s-argo-events-ha/pod-policy: v1 } }
spec: {}
`,
      facts: { kubernetesVersion: '1.36' },
    }, {
      yaml: `
apiVersion: admissionregistration.k8s.io/v1beta1
kind: MutatingAdmissionPolicy
metadata: { name: ha, annotations: { cdk8s-argo-events-ha/pod-policy: v1 } }
spec: {}
`,
      facts: { kubernetesVersion: '1.34' },
    }],
  },
  check: (flow, { kubernetesVersion: version }) => [
    ...objectsOfKind(flow.objects, 'MutatingAdmissionPolicy')
      .flatMap(object => (object.apiVersion.endsWith('/v1')
        ? tooOld(object, ['apiVersion'], 'a MutatingAdmissionPolicy v1', MUTATING_ADMISSION_POLICY.since, version)
        : tooOld(object, ['apiVersion'], 'a MutatingAdmissionPolicy v1beta1', MUTATING_ADMISSION_POLICY.switchable, version))),
    ...clients(flow).filter(({ antiAffinity }) => antiAffinity.some(term => term.required && term.sameRevisionOnly) && version !== undefined)
      .flatMap(({ object }) => tooOld(object, [...TEMPLATE, 'affinity', 'podAntiAffinity'], 'matchLabelKeys', MATCH_LABEL_KEYS.since, version)),
  ],
};

function tooOld(object: FlowObject, path: Path, what: string, needed: string, version: string | undefined): Result[] {
  if (version === undefined) return [{ object, path, what: `whether the API server accepts ${what}, from Kubernetes ${needed} on`, needs: 'kubernetesVersion', facts: [['kubernetesVersion']] }];
  return compareVersions(version, needed) >= 0 ? [] : [{ object, path, what: `${what} needs Kubernetes ${needed}, and the cluster has ${version}` }];
}
