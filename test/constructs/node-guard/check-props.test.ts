import { HaEventBus, HaEventSource, HaNodeGuard, HaNodeGuardProps } from '../../../src';
import { Effects, inThe, testEffects } from '../../support/effects';
import { shopChart, WEBHOOK } from '../../support/synth';

const pod = (read: (spec: any) => unknown) => inThe('DaemonSet', ({ spec }) => read(spec.template.spec));
const container = (read: (container: any) => unknown) => pod(({ containers }) => read(containers[0]));

const effects: Effects<HaNodeGuardProps> = {
  metadata: [{ name: 'guard' }, inThe('DaemonSet', ({ metadata }) => metadata.name), 'guard'],
  kubernetesVersion: ['1.36', (_, manifests) => manifests.find(({ metadata }) => metadata.name === 'orders-webhook')!.spec.trafficDistribution, 'PreferSameNode'],
  image: ['haproxy:3.3', container(({ image }) => image), 'haproxy:3.3'],
  imagePullSecrets: [[{ name: 'pull' }], pod(({ imagePullSecrets }) => imagePullSecrets), [{ name: 'pull' }]],
  resources: [{ limits: { memory: '1Gi' } }, container(({ resources }) => resources.limits), { memory: '1Gi' }],
  priorityClassName: ['system-node-critical', pod(({ priorityClassName }) => priorityClassName), 'system-node-critical'],
  tolerations: [[{ key: 'pool' }], pod(({ tolerations }) => tolerations), [{ key: 'pool' }]],
  nodeSelector: [{ pool: 'events' }, pod(({ nodeSelector }) => nodeSelector), { pool: 'events' }],
  affinity: [{ nodeAffinity: {} }, pod(({ affinity }) => affinity), { nodeAffinity: {} }],
  podMetadata: [{ labels: { team: 'shop' } }, inThe('DaemonSet', ({ spec }) => spec.template.metadata.labels.team), 'shop'],
  maxSurge: ['10%', inThe('DaemonSet', ({ spec }) => spec.updateStrategy.rollingUpdate), { maxSurge: '10%', maxUnavailable: 0 }],
  clusterDomain: ['shop.internal', inThe('ConfigMap', ({ data }) => data['haproxy.cfg'].includes('orders-pods.shop.svc.shop.internal')), true],
  syncWave: [-7, inThe('DaemonSet', ({ metadata }) => metadata.annotations['argocd.argoproj.io/sync-wave']), '-7'],
};

describe('every prop of HaNodeGuard has its effect', () => {
  testEffects(effects, props => {
    const chart = shopChart();
    const guard = new HaNodeGuard(chart, 'Guard', props);
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { nodeGuard: guard });
    new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
    return guard;
  });
});

test.each<[string, unknown, string]>([
  ['a misspelt prop', { toleration: [] }, 'toleration is not a known prop and would be ignored. Did you mean tolerations?'],
  ['a version without a minor one', { kubernetesVersion: '1' }, 'kubernetesVersion: got the string "1". Allowed: a version of Kubernetes, for example "1.34"'],
  ['a surge of none', { maxSurge: '0' }, 'maxSurge: got the string "0". Allowed: a number of nodes from 1 on, for example "1", or a percentage, for example "10%"'],
  ['a misspelt resource', { resources: { limit: {} } }, 'resources.limit is not a field of ResourceRequirements'],
  ['a name longer than a label', { metadata: { name: 'g'.repeat(64) } }, '(64 characters) for a node guard. Allowed: lower-case letters, digits and "-", at most 63 characters'],
])('%s is refused', (_, props, message) => {
  expect(() => new HaNodeGuard(shopChart(), 'Guard', props as any)).toThrow(message);
});
