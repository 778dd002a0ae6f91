import { spawnSync } from 'child_process';
import { active, admit, EVERYTHING, MAIN, policyFor, policyObjects, removePolicy, sensorPod, specOf } from './support/admission';
import { apply } from './support/apply';
import { removeClusterWide } from './support/cluster-wide';
import { eventually } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { labelNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { pinned } from './support/pinned-kubectl';
import { testName } from './support/test-run';
import { HaPodPolicy } from '../../src/constructs/pod-policy/ha-pod-policy';
import { PodAnnotation as A } from '../../src/contract/pod-annotations';

jest.setTimeout(180_000);

const NAMESPACE = testName('admission');
const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

/** Healthy whatever the bus does: these tests are about admission. */
const GUARD_CONFIG = `
defaults
  mode http
  timeout client 5s
  timeout server 5s
  timeout connect 1s
frontend health
  bind "\${POD_IP}:14222"
  http-request return status 200 if { path /alive /started }
`;

/** Listens where its probes look, and ends when it is told to. */
const SERVER = {
  name: 'main',
  image: 'node:20-alpine',
  imagePullPolicy: 'IfNotPresent',
  command: ['node', '-e', `
    for (const port of [12000, 7777]) require("http").createServer((_, response) => response.end()).listen(port);
    process.on("SIGTERM", process.exit);
  `],
};

const sourceLabels = { 'controller': 'eventsource-controller', 'owner-name': 'shop', 'eventsource-name': 'shop' };
const busLabels = { 'controller': 'eventbus-controller', 'owner-name': 'default', 'eventbus-name': 'default' };

const workload = (kind: string, name: string, labels: object, annotations: object, container: object) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: { metadata: { labels, annotations }, spec: { containers: [container] } },
    ...(kind === 'StatefulSet' && { serviceName: name, podManagementPolicy: 'Parallel' }),
  },
});

/** Makes kubectl in a shell use the cluster of the tests. */
const pinnedShell = () => `kubectl() { command kubectl ${pinned([]).join(' ')} "$@"; }`;

const podsOf = (name: string) => get('pods', '-n', NAMESPACE, '-l', `owner-name=${name}`).items;

describeOnCluster('the pod policy', () => {
  beforeAll(() => policyFor(NAMESPACE));
  afterAll(() => removePolicy(NAMESPACE));

  test('adds everything that the annotations ask for', () => {
    const before = specOf(admit(NAMESPACE, sensorPod({})));
    const { object, warnings } = admit(NAMESPACE, sensorPod(EVERYTHING));
    const { terminationGracePeriodSeconds, containers: [main], topologySpreadConstraints, initContainers, volumes, hostAliases, ...rest } = specOf({ object, error: '', warnings });

    expect(warnings).toEqual([]);
    expect(terminationGracePeriodSeconds).toBe(61);
    expect(main.lifecycle).toEqual({ preStop: { sleep: { seconds: 11 } } });
    expect(main.readinessProbe).toEqual(
      { httpGet: { path: '/health', port: 12000, scheme: 'HTTP' }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2, successThreshold: 1 });
    expect(main.livenessProbe).toEqual(
      { httpGet: { path: '/metrics', port: 7777, scheme: 'HTTP' }, initialDelaySeconds: 20, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6, successThreshold: 1 });

    const spread = {
      maxSkew: 1,
      nodeAffinityPolicy: 'Honor',
      nodeTaintsPolicy: 'Honor',
      // the API server writes matchLabelKeys into the selector too
      labelSelector: {
        matchLabels: { 'controller': 'sensor-controller', 'owner-name': 'fulfil' },
        matchExpressions: [{ key: 'pod-template-hash', operator: 'In', values: ['5d9c'] }],
      },
      matchLabelKeys: ['pod-template-hash'],
    };
    expect(topologySpreadConstraints).toEqual([
      { ...spread, topologyKey: ZONE, whenUnsatisfiable: 'DoNotSchedule', minDomains: 3 },
      { ...spread, topologyKey: HOST, whenUnsatisfiable: 'ScheduleAnyway' },
    ]);

    expect(initContainers).toMatchSnapshot('the guard');
    expect(volumes).toEqual([
      ...before.volumes,
      { name: 'bus-guard-config', configMap: { name: 'guard', defaultMode: 0o644 } },
      { name: 'webhook-guard-config', configMap: { name: 'webhook-guard', defaultMode: 0o644 } },
    ]);
    expect(hostAliases).toEqual([{
      ip: '127.0.0.1',
      hostnames: [`eventbus-default-js-svc.${NAMESPACE}.svc`, `eventbus-default-js-svc.${NAMESPACE}`, 'eventbus-default-js-svc'],
    }]);
    // and nothing else
    expect({ ...rest, terminationGracePeriodSeconds: 30, containers: before.containers, volumes: before.volumes }).toEqual(before);
  });

  test('adds only what is asked for', () => {
    const asked = { [A.POLICY]: 'v1', [A.HOST_SPREAD]: 'ScheduleAnyway' };
    const { topologySpreadConstraints, ...rest } = specOf(admit(NAMESPACE, sensorPod(asked)));
    expect(topologySpreadConstraints).toHaveLength(1);
    expect(rest).toEqual(specOf(admit(NAMESPACE, sensorPod({}))));
  });

  test('leaves a guard that the restricted Pod Security Standard takes', () => {
    labelNamespace(NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted');
    const seccompProfile = { type: 'RuntimeDefault' };
    const restricted = { ...MAIN, securityContext: { runAsUser: 9731, runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile } };
    expect(admit(NAMESPACE, sensorPod(EVERYTHING, { containers: [restricted] }))).toMatchObject({ error: '', warnings: [] });
    labelNamespace(NAMESPACE, 'pod-security.kubernetes.io/enforce-');
  });

  test('is shown to be active by a command', () => {
    const run = (namespace: string) => spawnSync('sh', ['-c', `${pinnedShell()}; ${HaPodPolicy.checkCommand(namespace)}`], { encoding: 'utf8' });
    expect(run(NAMESPACE)).toMatchObject({ status: 0, stdout: '61\n', stderr: '' });
    expect(run('default')).toMatchObject({ status: 0, stdout: '30\n' });
  });

  describe('on pods of real workloads', () => {
    beforeAll(() => {
      apply([
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'guard' }, data: { 'bus.cfg': GUARD_CONFIG } },
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'webhook-guard' }, data: { 'webhook.cfg': 'backend none\n  mode http\n' } },
        workload('Deployment', 'shop', sourceLabels, { ...EVERYTHING, [A.ZONE_MIN_DOMAINS]: '1' }, SERVER),
        workload('StatefulSet', 'default', busLabels, { [A.POLICY]: 'v1', [A.ZONE_SPREAD]: 'DoNotSchedule', [A.ZONE_MIN_DOMAINS]: '3' }, SERVER),
      ], NAMESPACE);
    });

    test('an EventSource\'s pods have it all, are Ready with their guard, and each revision is spread by itself', async () => {
      kubectl(['rollout', 'status', 'deployment/shop', '-n', NAMESPACE, '--timeout=120s']);
      const pods = podsOf('shop');

      expect(pods).toHaveLength(3);
      for (const { metadata, spec, status } of pods) {
        expect(spec.terminationGracePeriodSeconds).toBe(61);
        expect(spec.containers[0]).toMatchObject({ readinessProbe: {}, livenessProbe: {}, lifecycle: { preStop: { sleep: { seconds: 11 } } } });
        expect(spec.topologySpreadConstraints.map((constraint: any) => constraint.labelSelector)).toEqual(Array(2).fill({
          matchLabels: { 'controller': 'eventsource-controller', 'owner-name': 'shop' },
          matchExpressions: [{ key: 'pod-template-hash', operator: 'In', values: [metadata.labels['pod-template-hash']] }],
        }));
        expect(status.initContainerStatuses).toEqual([expect.objectContaining({ name: 'bus-guard', ready: true, started: true, restartCount: 0 })]);
      }
      expect(kubectl(['exec', '-n', NAMESPACE, pods[0].metadata.name, '-c', 'main', '--', 'cat', '/etc/hosts']))
        .toMatch(new RegExp(`^127\\.0\\.0\\.1\\s.*eventbus-default-js-svc\\.${NAMESPACE}\\.svc`, 'm'));
    });

    test('a bus\'s pods are spread over the zones, without a hash of a template', async () => {
      kubectl(['rollout', 'status', 'statefulset/default', '-n', NAMESPACE, '--timeout=120s']);
      for (const { spec } of podsOf('default')) {
        expect(spec.topologySpreadConstraints).toEqual([{
          topologyKey: ZONE,
          maxSkew: 1,
          minDomains: 3,
          whenUnsatisfiable: 'DoNotSchedule',
          nodeAffinityPolicy: 'Honor',
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels: { 'controller': 'eventbus-controller', 'owner-name': 'default' } },
        }]);
        expect(spec).not.toHaveProperty('initContainers');
      }
    });

    test('a running pod can be changed as before', () => {
      const [{ metadata, spec }] = podsOf('shop');
      kubectl(['label', 'pod', metadata.name, '-n', NAMESPACE, 'team=shop']);
      kubectl(['annotate', 'pod', metadata.name, '-n', NAMESPACE, '--overwrite', `${A.TERMINATION_GRACE_PERIOD_SECONDS}=99`]);
      expect(get('pod', metadata.name, '-n', NAMESPACE).spec).toEqual(spec);
    });
  });

  describe('when it is deleted and created again', () => {
    test('the API server takes it at the first attempt, every time', async () => {
      const [policy, binding] = policyObjects(NAMESPACE);
      for (let attempt = 0; attempt < 5; attempt++) {
        removeClusterWide(policy.kind, policy.metadata.name);
        apply([policy, binding]);
      }
      await active(NAMESPACE);
    });

    test('pods start without the additions in the meantime, and each one that is missing is warned of', async () => {
      removeClusterWide('mutatingadmissionpolicy', NAMESPACE);
      await eventually(30, () => expect(specOf(admit(NAMESPACE, sensorPod(EVERYTHING)))).toEqual(specOf(admit(NAMESPACE, sensorPod({})))));

      const missing = admit(NAMESPACE, sensorPod(EVERYTHING)).warnings.map(warning => /': (.*) is missing\. Install HaPodPolicy/.exec(warning)?.[1]);
      expect(missing.sort()).toEqual([
        'a topologySpreadConstraint over kubernetes.io/hostname',
        'a topologySpreadConstraint over topology.kubernetes.io/zone',
        'lifecycle.preStop of container main',
        'livenessProbe of container main',
        'minDomains of the topologySpreadConstraint over topology.kubernetes.io/zone',
        'readinessProbe of container main',
        'the longer terminationGracePeriodSeconds',
        'the sidecar bus-guard',
        'the webhook configuration of the sidecar bus-guard',
      ]);
    });
  });
});
