import { SCRIPTS_PATH } from './scripts-config-map';
import * as argoevents from '../../../imports/argo-events';
import { EventBusAccess } from '../../contract/bus-access';
import { mergeResources } from '../workload/merge-resources';
import { nodeLossTolerations } from '../workload/node-loss-tolerations';
import { restrictedContainer, restrictedPod } from '../workload/security-context';

/** The NATS command line, with curl and jq. */
export const NATS_BOX_IMAGE = 'natsio/nats-box:0.19.5';

/** Fields of the pods of the keeper and of the Jobs, for private registries and dedicated nodes. */
export interface JobPodFields {
  readonly imagePullSecrets?: readonly { readonly name?: string }[];
  readonly nodeSelector?: { readonly [label: string]: string };
  readonly tolerations?: argoevents.Toleration[];
  readonly priorityClassName?: string;
  readonly labels?: { readonly [label: string]: string };
  readonly annotations?: { readonly [annotation: string]: string };
  readonly resources?: argoevents.ResourceRequirements;
}

/** A sidecar of a mesh would keep the pod of a Job running after its script has ended, and the bus has TLS of its own. */
const NO_MESH = { 'sidecar.istio.io/inject': 'false', 'linkerd.io/inject': 'disabled' };

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
    metadata: {
      labels: { 'sidecar.istio.io/inject': 'false', ...fields.labels, ...labels },
      annotations: { ...NO_MESH, ...fields.annotations },
    },
    spec: {
      restartPolicy: 'OnFailure',
      ...(serviceAccountName && { serviceAccountName }),
      automountServiceAccountToken: serviceAccountName !== undefined,
      securityContext: restrictedPod(1000),
      ...(fields.imagePullSecrets && { imagePullSecrets: fields.imagePullSecrets }),
      ...(fields.nodeSelector && { nodeSelector: fields.nodeSelector }),
      ...(fields.priorityClassName && { priorityClassName: fields.priorityClassName }),
      tolerations: [...nodeLossTolerations(10, fields.tolerations), ...fields.tolerations ?? []],
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
