import { ObjectMeta } from './metadata';
import { ownBusNames } from './names';
import { asset } from '../../contract/asset';
import { sha256 } from '../../values/sha256';
import { withoutSubstitution } from '../workload/flux';
import { JobPodFields, jobPodMetadata, jobPodSpec } from '../workload/job-pod';
import { restrictedContainer } from '../workload/security-context';

/** sh, openssl and curl. */
export const SECRETS_IMAGE = 'buildpack-deps:trixie-curl';

export type BusSecret = 'client' | 'server' | 'tls';

export interface SecretsJobInput {
  readonly bus: string;
  readonly metadata: Omit<ObjectMeta, 'name'>;
  /** The Secrets that are not the user's. */
  readonly make: readonly BusSecret[];
  /** Where the credentials of the clients are, also when they are the user's. */
  readonly clientSecret: { readonly name: string; readonly key: string };
  readonly clusterDomain: string;
  readonly image: string;
  /** What the pods of the bus have, and its pod needs as well. */
  readonly fields?: JobPodFields;
}

/** A Job that makes the Secrets, and the account that may create Secrets and read two of them by name. It may change and delete none. */
export function secretsJob({ bus, metadata, make, clientSecret, clusterDomain, image, fields = {} }: SecretsJobInput) {
  const names = ownBusNames(bus);
  const name = names.secretsJob;
  const meta = { name, ...metadata };
  const env = {
    MAKE: make.join(' '),
    LABELS: JSON.stringify(metadata.labels),
    CLIENT_SECRET: clientSecret.name,
    CLIENT_SECRET_KEY: clientSecret.key,
    SERVER_SECRET: names.serverSecret,
    TLS_SECRET: names.tlsSecret,
    CLIENT_SERVICE: names.clientService,
    SERVERS_SERVICE: names.serversService,
    CLUSTER_DOMAIN: clusterDomain,
  };
  const template = {
    metadata: jobPodMetadata({ 'app.kubernetes.io/name': 'eventbus-secrets', 'app.kubernetes.io/instance': bus, 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha' }, fields),
    spec: {
      restartPolicy: 'OnFailure',
      serviceAccountName: name,
      automountServiceAccountToken: true,
      ...jobPodSpec(fields),
      containers: [{
        name: 'secrets',
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['sh', '-c', asset('bus-scripts/secrets.sh')],
        env: [
          { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
          ...Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
        ],
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
        securityContext: restrictedContainer(true),
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      }],
      // keys are in memory only
      volumes: [{ name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } }],
    },
  };
  const hash = sha256(JSON.stringify(template)).slice(0, 8);
  return {
    serviceAccount: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta, automountServiceAccountToken: false },
    role: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: meta,
      rules: [
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
        { apiGroups: [''], resources: ['secrets'], resourceNames: [clientSecret.name, names.serverSecret], verbs: ['get'] },
      ],
    },
    roleBinding: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: meta,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    },
    // a Job cannot be changed: a change makes another one
    job: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { ...meta, name: `${name.slice(0, 54)}-${hash}`, annotations: withoutSubstitution(metadata.annotations) },
      spec: { backoffLimit: 1000, podReplacementPolicy: 'Failed', template },
    },
  };
}
