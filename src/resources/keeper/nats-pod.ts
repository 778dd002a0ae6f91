import { SCRIPTS_PATH } from './scripts-config-map';
import { EventBusAccess } from '../../contract/bus-access';
import { JobPodFields, jobPodMetadata, jobPodSpec } from '../workload/job-pod';
import { mergeResources } from '../workload/merge-resources';
import { restrictedContainer } from '../workload/security-context';

/** The NATS command line, with curl and jq. */
export const NATS_BOX_IMAGE = 'natsio/nats-box:0.19.5';

export interface NatsPodInput {
  readonly access: EventBusAccess;
  readonly image: string;
  /** ConfigMap with the scripts; mounted at SCRIPTS_PATH. */
  readonly scripts?: string;
  /** Runs again from its start when it fails. */
  readonly command: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly labels: { readonly [label: string]: string };
  /** What the pods of the bus have, and this pod needs as well. */
  readonly fields?: JobPodFields;
  /** Only where the script talks to the Kubernetes API. */
  readonly serviceAccountName?: string;
}

/** A pod with the NATS command line and the bus's credentials; of the servers' Secret only the certificate of their authority. */
export function natsPod({ access, image, scripts, command, env, labels, serviceAccountName, fields = {} }: NatsPodInput) {
  return {
    metadata: jobPodMetadata(labels, fields),
    spec: {
      restartPolicy: 'OnFailure',
      ...(serviceAccountName && { serviceAccountName }),
      automountServiceAccountToken: serviceAccountName !== undefined,
      ...jobPodSpec(fields),
      containers: [{
        name: 'nats',
        image,
        command,
        env: [
          { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
          { name: 'SERVICE', value: access.clientService },
          { name: 'HOME', value: '/tmp' },
          { name: 'XDG_CONFIG_HOME', value: '/tmp' },
          ...Object.entries(env).map(([name, value]) => ({ name, value })),
        ],
        resources: mergeResources(fields.resources, { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } }),
        securityContext: restrictedContainer(true),
        volumeMounts: [
          { name: 'bus', mountPath: '/etc/bus', readOnly: true },
          ...scripts === undefined ? [] : [{ name: 'scripts', mountPath: SCRIPTS_PATH, readOnly: true }],
          { name: 'tmp', mountPath: '/tmp' },
        ],
      }],
      volumes: [
        {
          name: 'bus',
          projected: {
            sources: [
              { secret: { name: access.clientSecret, items: [{ key: access.clientSecretKey, path: 'client-auth' }] } },
              { secret: { name: access.caSecret, items: [{ key: access.caSecretKey, path: 'ca-cert' }] } },
            ],
          },
        },
        ...scripts === undefined ? [] : [{ name: 'scripts', configMap: { name: scripts } }],
        { name: 'tmp', emptyDir: {} },
      ],
    },
  };
}

export type NatsPod = ReturnType<typeof natsPod>;
