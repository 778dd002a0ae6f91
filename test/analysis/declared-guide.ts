const API = 'argoproj.io/v1alpha1';
const NAMESPACE = 'events';

const tolerations = ['not-ready', 'unreachable']
  .map(taint => ({ key: `node.kubernetes.io/${taint}`, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 10 }));

const asksForPolicy = {
  'cdk8s-argo-events-ha/pod-policy': 'v1',
  'cdk8s-argo-events-ha/bus-guard': 'default',
  'cdk8s-argo-events-ha/pre-stop-sleep-seconds': '10',
  'cdk8s-argo-events-ha/readiness-port': '12000',
};

function metadata(name: string) {
  return { name, namespace: NAMESPACE, annotations: { 'cdk8s-argo-events-ha/survives': 'ZONE' } };
}

/** Each pod in a zone of its own. */
function apart(matchLabels: Record<string, string>) {
  const term = { topologyKey: 'topology.kubernetes.io/zone', matchLabelKeys: ['pod-template-hash'], labelSelector: { matchLabels } };
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
}

const busLabels = { 'controller': 'eventbus-controller', 'eventbus-name': 'default' };

/** Bus, source and Sensor of 3 pods, declared to survive a zone and asking for the pod policy. */
export const declaredGuide = [
  {
    apiVersion: API,
    kind: 'EventBus',
    metadata: metadata('default'),
    spec: { jetstream: { version: '2.10.29', replicas: 3, persistence: { volumeSize: '10Gi' }, affinity: apart(busLabels) } },
  },
  {
    apiVersion: API,
    kind: 'EventSource',
    metadata: metadata('shop'),
    spec: {
      replicas: 3,
      template: {
        metadata: { annotations: asksForPolicy }, tolerations, affinity: apart({ 'controller': 'eventsource-controller', 'eventsource-name': 'shop' }),
      },
      webhook: { order: { port: '12000', endpoint: '/order', method: 'POST' } },
    },
  },
  {
    apiVersion: API,
    kind: 'Sensor',
    metadata: metadata('fulfil'),
    spec: {
      replicas: 3,
      template: {
        metadata: { annotations: asksForPolicy }, tolerations, affinity: apart({ 'controller': 'sensor-controller', 'sensor-name': 'fulfil' }),
      },
      dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'order' }],
      triggers: [{ template: { name: 'call', http: { url: 'http://shop.example.com', method: 'POST' } }, atLeastOnce: true }],
    },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'bucket', namespace: NAMESPACE },
    spec: {
      template: {
        spec: {
          containers: [{
            name: 'nats',
            command: ['sh', '-c', 'nats stream add "KV_$BUCKET" --config /bucket.json && nats request "$JS.API.STREAM.UPDATE.KV_$BUCKET" "{allow_direct: false}"'],
            env: [{ name: 'BUCKET', value: 'fulfil' }, { name: 'REPLICAS', value: '3' }],
          }],
        },
      },
    },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'bus', namespace: NAMESPACE },
    spec: { maxUnavailable: 1, selector: { matchLabels: busLabels } },
  },
];
