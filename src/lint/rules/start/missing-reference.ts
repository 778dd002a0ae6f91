import { Facts } from '../../../flow/facts';
import { Flow } from '../../../flow/flow';
import { secretsJobs } from '../../../flow/secrets-jobs';
import { asRecords, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Result, Rule, Unknown } from '../../engine/rule';
import { mountedClaims } from '../../helpers/pods/mounted-claims';
import { presence, Reference, references } from '../../helpers/pods/references';
import { podsFinding, podsUnknown, RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';

const sensor = (template: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, template: ${template} }
`;
const other = (apiVersion: string, kind: string, name: string, more = '') => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}${kind === 'PriorityClass' ? '' : ', namespace: shop'} }
${more}`;
const ENV = '{ container: { env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: settings, key: level } } }] } }';
const CLAIM = '{ volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] }';

export const missingReference: Rule = {
  id: 'ha/missing-reference',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The pods name an object that does not exist.',
  why: 'the API server refuses pods with an unknown ServiceAccount or PriorityClass. A pod does not start without its ConfigMap, Secret, volume claim or image',
  fix: 'create the object, or correct its name',
  docs: [Docs.SERVICE_ACCOUNT, Docs.PRIORITY_CLASS],
  absent: ['ServiceAccount', 'PriorityClass', 'ConfigMap', 'Secret', 'PersistentVolumeClaim'],
  examples: {
    bad: [
      { yaml: sensor('{ serviceAccountName: orders }'), complete: ['ServiceAccount'] },
      { yaml: sensor('{ serviceAccountName: orders }') + other('v1', 'ServiceAccount', 'orders').replace('shop', 'other'), complete: ['ServiceAccount'] },
      { yaml: sensor('{ priorityClassName: high }'), complete: ['PriorityClass'] },
      { yaml: sensor(ENV), complete: ['ConfigMap'] },
      { yaml: sensor('{ container: { envFrom: [{ configMapRef: { name: settings } }] } }'), complete: ['ConfigMap'] },
      { yaml: sensor('{ volumes: [{ name: settings, configMap: { name: settings } }] }'), complete: ['ConfigMap'] },
      sensor(ENV) + other('v1', 'ConfigMap', 'settings', 'data: { other: a }'),
      sensor('{ container: { env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: token, key: token } } }] } }') + other('v1', 'Secret', 'token', 'stringData: { password: a }'),
      sensor('{ volumes: [{ name: ca, secret: { secretName: ca, items: [{ key: ca.crt, path: ca.crt }] } }] }') + other('v1', 'Secret', 'ca', 'stringData: { tls.crt: a }'),
      { yaml: sensor(CLAIM), complete: ['PersistentVolumeClaim'] },
    ],
    good: [
      sensor('{ serviceAccountName: orders, priorityClassName: high }'),
      sensor('{ serviceAccountName: orders }') + other('v1', 'ServiceAccount', 'orders'),
      { yaml: sensor('{ serviceAccountName: default, priorityClassName: system-cluster-critical }'), complete: ['ServiceAccount', 'PriorityClass'] },
      sensor('{ priorityClassName: high }') + other('scheduling.k8s.io/v1', 'PriorityClass', 'high', 'value: 1000'),
      sensor(ENV) + other('v1', 'ConfigMap', 'settings', 'data: { level: debug }'),
      sensor(CLAIM) + other('v1', 'PersistentVolumeClaim', 'data', 'spec: { accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }'),
      { yaml: sensor('{ container: { envFrom: [{ configMapRef: { name: settings, optional: true } }] } }'), complete: ['ConfigMap'] },
    ],
  },
  check: (flow, facts) => renderedPods(flow).flatMap(rendered => [
    ...references(rendered).flatMap(reference => missing(flow, rendered, reference)),
    ...classes(flow, rendered),
    ...neverPulled(rendered, facts),
  ]),
};

function missing(flow: Flow, rendered: RenderedPods, reference: Reference): Result[] {
  const { kind, name, key, field, forImages } = reference;
  const named = key === undefined ? `the ${kind} "${name}"` : `the key "${key}" of the ${kind} "${name}"`;
  const found = isOfJob(flow, rendered, reference) ? 'unsure' : presence(flow, reference, rendered.object.namespace);
  if (forImages !== undefined) return found === 'absent' || found === 'unsure' ? [withoutPassword(rendered, name)] : [];
  switch (found) {
    case 'absent': return [podsFinding(rendered, field, `${named} does not exist in ${kind === 'PriorityClass' ? 'the cluster' : `the namespace "${rendered.object.namespace}"`}`)];
    // the object may be elsewhere
    case 'unsure': return podsUnknown(rendered, { path: ['spec'], what: `whether ${named} exists`, needs: `the manifest of ${named}` });
    default: return [];
  }
}

/** A Secret of own servers that their Job does not make, though it makes all that they need. */
function isOfJob(flow: Flow, { kind, affects, object }: RenderedPods, reference: Reference): boolean {
  return kind === 'EventBus' && affects !== undefined && reference.kind === 'Secret' && reference.forImages === undefined
    && presence(flow, reference, object.namespace) === 'not looked at' && secretsJobs(flow.objects).some(({ job, made }) => job.namespace === object.namespace && made.size === 3);
}

/** The kubelet passes over a Secret without credentials, and pulls the images without a password. */
function withoutPassword({ workload }: RenderedPods, name: string): Unknown {
  return {
    object: workload,
    path: ['spec'],
    what: `whether the nodes can pull the images: no Secret "${name}" of imagePullSecrets with the key .dockerconfigjson is known`,
    needs: `the manifest of the Secret "${name}", or images that need no password`,
  };
}

/** The class of a claim that the pods mount. */
function classes(flow: Flow, rendered: RenderedPods): Result[] {
  return mountedClaims(flow, rendered).flatMap(({ manifest }) => {
    const name = asString(at(manifest, 'spec', 'storageClassName'));
    return name ? missing(flow, rendered, { kind: 'StorageClass', name, field: ['volumes'] }) : [];
  });
}

/** Images that the kubelet never fetches. */
function neverPulled(rendered: RenderedPods, { imagePullPolicy }: Facts): Result[] {
  const { maker, pod } = rendered;
  const policies = maker === 'Deployment' ? [imagePullPolicy] : asRecords(pod.containers).map(container => container.imagePullPolicy);
  return !policies.includes('Never') ? [] : podsUnknown(rendered, {
    path: ['spec'],
    what: 'whether each node has the images: imagePullPolicy is Never, and the kubelet pulls no image',
    needs: 'imagePullPolicy: IfNotPresent, or a look at the images of each node',
  });
}
