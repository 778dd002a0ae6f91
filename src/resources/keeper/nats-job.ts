import { createHash } from 'crypto';
import { busNames } from '../../argo-events/catalog/names';
import { nodeLossTolerations } from '../workload/node-loss-tolerations';
import { restrictedContainer, restrictedPod } from '../workload/security-context';

/** The NATS command line, with curl and jq. */
export const NATS_BOX_IMAGE = 'natsio/nats-box:0.19.5';

export interface NatsPodInput {
  readonly bus: string;
  readonly image: string;
  /** Shell script; run again from its start when it fails. */
  readonly script: string;
  readonly env: { readonly [name: string]: string };
  readonly labels: { readonly [label: string]: string };
  /** Only where the script talks to the Kubernetes API. */
  readonly serviceAccountName?: string;
}

/** A pod with the NATS command line and the bus's credentials; of the server's Secret only the CA certificate. */
export function natsPod({ bus, image, script, env, labels, serviceAccountName }: NatsPodInput) {
  const names = busNames(bus);
  return {
    metadata: { labels },
    spec: {
      restartPolicy: 'OnFailure',
      ...(serviceAccountName && { serviceAccountName }),
      automountServiceAccountToken: serviceAccountName !== undefined,
      securityContext: restrictedPod(1000),
      tolerations: nodeLossTolerations(10),
      containers: [{
        name: 'nats',
        image,
        command: ['sh', '-euc', script],
        env: [
          { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
          { name: 'SERVICE', value: names.service },
          { name: 'HOME', value: '/tmp' },
          { name: 'XDG_CONFIG_HOME', value: '/tmp' },
          ...Object.entries(env).map(([name, value]) => ({ name, value })),
        ],
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
        securityContext: restrictedContainer(true),
        volumeMounts: [{ name: 'bus', mountPath: '/etc/bus', readOnly: true }, { name: 'tmp', mountPath: '/tmp' }],
      }],
      volumes: [
        {
          name: 'bus',
          projected: {
            sources: [
              { secret: { name: names.clientSecret, items: [{ key: 'client-auth', path: 'client-auth' }] } },
              { secret: { name: names.serverSecret, items: [{ key: 'ca-cert', path: 'ca-cert' }] } },
            ],
          },
        },
        { name: 'tmp', emptyDir: {} },
      ],
    },
  };
}

type Pod = ReturnType<typeof natsPod>;

export interface NatsJobInput {
  /** Beginning of the name; the end is a hash of the pod, because a Job cannot be changed: a change makes another one. */
  readonly prefix: string;
  readonly pod: Pod;
  readonly annotations: { readonly [annotation: string]: string };
}

/** Its script waits for what is missing and may run any number of times, so it fails only when the pod does. */
export function natsJob({ prefix, pod, annotations }: NatsJobInput) {
  const hash = createHash('sha256').update(JSON.stringify(pod)).digest('hex').slice(0, 8);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    // a Job's name is also a label of its pods: at most 63 characters, 9 of them for the hash
    metadata: { name: `${prefix.slice(0, 54)}-${hash}`, labels: pod.metadata.labels, annotations },
    spec: { backoffLimit: 1000, podReplacementPolicy: 'Failed', template: pod },
  };
}

export interface NatsCronJobInput {
  readonly name: string;
  readonly schedule: string;
  readonly pod: Pod;
  readonly annotations: { readonly [annotation: string]: string };
}

export function natsCronJob({ name, schedule, pod, annotations }: NatsCronJobInput) {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, labels: pod.metadata.labels, annotations },
    spec: {
      schedule,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 120,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: { spec: { backoffLimit: 3, template: pod } },
    },
  };
}
