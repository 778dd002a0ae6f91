import { Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../../../src';
import { flowOfManifests } from '../../../../src/analysis/analyse-manifests';
import { runRules } from '../../../../src/lint/engine/run-rules';
import { podSecurityViolations } from '../../../../src/lint/helpers/pod-security';
import { podSecurityViolation } from '../../../../src/lint/rules/start/pod-security-violation';
import { shopChart, TRIGGER, WEBHOOK } from '../../../support/synth';

const CONTEXT = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const pod = (change: object, ofPod: object = {}) => ({ containers: [{ name: 'main', securityContext: { ...CONTEXT, ...change } }], ...ofPod });

test.each([
  ['all fields', pod({}), []],
  ['those of the pod count for its containers', pod({ runAsNonRoot: undefined, seccompProfile: undefined }, { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Localhost' } } }), []],
  ['escalation', pod({ allowPrivilegeEscalation: undefined }), ['main: allowPrivilegeEscalation: false is missing']],
  ['capabilities kept', pod({ capabilities: { drop: ['NET_RAW'] } }), ['main: capabilities.drop lacks ALL']],
  ['a capability added', pod({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }), ['main: capabilities.add has more than NET_BIND_SERVICE']],
  ['root', pod({ runAsUser: 0 }), ['main: runAsUser is 0']],
  ['a container that says no although the pod says yes', pod({ runAsNonRoot: false }, { securityContext: { runAsNonRoot: true } }), ['main: runAsNonRoot: true is missing']],
  ['unconfined', pod({ seccompProfile: { type: 'Unconfined' } }), ['main: seccompProfile.type is not RuntimeDefault']],
  ['an NFS volume', pod({}, { volumes: [{ name: 'data', nfs: {} }] }), ['volume data: its type is not allowed']],
])('restricted: %s', (_, given, expected) => {
  expect(podSecurityViolations(given, 'restricted')).toEqual(expected);
});

test.each([
  ['nothing is required', { containers: [{ name: 'main' }] }, []],
  ['privileged', pod({ privileged: true }), ['main: privileged is not allowed']],
  ['the network of the node', pod({}, { hostNetwork: true }), ['hostNetwork is not allowed']],
  ['a folder of the node', pod({}, { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] }), ['volume logs: hostPath is not allowed']],
  ['a capability of the runtime', pod({ capabilities: { add: ['CHOWN'] } }), []],
  ['another capability', pod({ capabilities: { add: ['NET_ADMIN'] } }), ['main: capabilities.add has more than the runtime\'s own']],
])('baseline: %s', (_, given, expected) => {
  expect(podSecurityViolations(given, 'baseline')).toEqual(expected);
});

test.each(Object.values(BusRuntime))('the pods of the constructs are allowed in a namespace that enforces restricted: %s', runtime => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } };
  const flow = flowOfManifests([namespace, ...Testing.synth(chart)].map((manifest, index) => ({ file: `${index}`, manifest })));
  expect(flow.sources.map(({ object }) => object.namespace)).toEqual(['shop']);
  expect(runRules([podSecurityViolation], flow, {}).findings).toEqual([]);
});
