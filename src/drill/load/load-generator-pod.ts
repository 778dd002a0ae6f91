import { loadGeneratorScript } from './load-generator-script';
import { restrictedContainer, restrictedPod } from '../../resources/workload/security-context';
import { Json } from '../../values/json-values';
import { CONTROL_PORT, DRILL, DRILL_LABELS, SINK, SINK_PORT, TOOLS_CONFIG } from '../canary/names';

export interface LoadGeneratorPodInput {
  readonly image: string;
  readonly run: string;
  /** Of the webhook, as pods of the namespace reach it. */
  readonly url: string;
  readonly method: string;
  /** Events a second. */
  readonly rate: number;
  /** Nodes that a fault is going to hit. */
  readonly notOn: readonly string[];
}

const SCRIPT = 'tools.js';
export const TOOLS_PATH = `/drill/${SCRIPT}`;

/** What the load generator needs, which stays when the pod moves. */
export function loadGeneratorObjects(): Json[] {
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: TOOLS_CONFIG, labels: DRILL_LABELS }, data: { [SCRIPT]: loadGeneratorScript() } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: SINK, labels: DRILL_LABELS },
      spec: { selector: DRILL_LABELS, ports: [{ name: 'http', port: SINK_PORT, targetPort: SINK_PORT }] },
    },
  ];
}

/** Sender and sink. A pod of its own, so that nothing replaces it unnoticed: its records are in its memory. */
export function loadGeneratorPod({ image, run, url, method, rate, notOn }: LoadGeneratorPodInput): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: DRILL, labels: DRILL_LABELS },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      // it must end at once when the drill ends or moves it
      terminationGracePeriodSeconds: 1,
      securityContext: restrictedPod(1000),
      affinity: notOn.length === 0 ? undefined : {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: notOn.map(node => ({ key: 'metadata.name', operator: 'NotIn', values: [node] })) }],
          },
        },
      },
      containers: [{
        name: 'tools',
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['node', TOOLS_PATH, 'serve'],
        env: Object.entries({ RUN: run, URL: url, METHOD: method, RATE: rate, SINK_PORT, CONTROL_PORT })
          .map(([name, value]) => ({ name, value: String(value) })),
        ports: [{ name: 'http', containerPort: SINK_PORT }],
        readinessProbe: { tcpSocket: { port: SINK_PORT }, periodSeconds: 1 },
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } },
        securityContext: restrictedContainer(true),
        volumeMounts: [{ name: 'drill', mountPath: '/drill', readOnly: true }],
      }],
      volumes: [{ name: 'drill', configMap: { name: TOOLS_CONFIG } }],
    },
  };
}
