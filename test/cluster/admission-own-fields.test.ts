import { admit, EVERYTHING, LABELS, MAIN, policyFor, removePolicy, sensorPod, specOf } from './support/admission';
import { freshNamespace, deleteNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { testName } from './support/test-run';

jest.setTimeout(120_000);

const NAMESPACE = testName('admission-own-fields');
const ELSEWHERE = testName('admission-elsewhere');
const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

const selector = { matchLabels: { app: 'own' } };
const spread = (topologyKey: string, whenUnsatisfiable: string) => ({ topologyKey, whenUnsatisfiable, maxSkew: 2, labelSelector: selector });
const guardOf = (spec: any) => spec.initContainers?.filter((container: any) => container.name === 'bus-guard' && container.restartPolicy === 'Always') ?? [];

describeOnCluster('what a pod already has', () => {
  beforeAll(async () => {
    freshNamespace(ELSEWHERE);
    await policyFor(NAMESPACE);
  });
  afterAll(() => {
    removePolicy(NAMESPACE);
    deleteNamespace(ELSEWHERE);
  });

  /** The same pod where the policy does not act. */
  const alone = (pod: object) => specOf(admit(ELSEWHERE, pod));
  const withPolicy = (pod: object) => specOf(admit(NAMESPACE, pod));

  describe('is kept', () => {
    const exec = { exec: { command: ['true'] } };

    test.each([
      ['readinessProbe of another kind', { readinessProbe: exec }, ['readinessProbe']],
      ['livenessProbe of another kind', { livenessProbe: { tcpSocket: { port: 7777 } } }, ['livenessProbe']],
      ['preStop of another kind', { lifecycle: { preStop: exec } }, ['lifecycle']],
    ])('%s', (_, own, fields) => {
      const pod = sensorPod(EVERYTHING, { containers: [{ ...MAIN, ...own }] });
      const [before, after] = [alone(pod).containers[0], withPolicy(pod).containers[0]];
      for (const field of fields) expect(after[field]).toEqual(before[field]);
    });

    test('postStart, beside the preStop that is added', () => {
      const pod = sensorPod(EVERYTHING, { containers: [{ ...MAIN, lifecycle: { postStart: exec } }] });
      expect(withPolicy(pod).containers[0].lifecycle).toEqual({ postStart: exec, preStop: { sleep: { seconds: 11 } } });
    });

    test('a longer grace period', () => {
      expect(withPolicy(sensorPod(EVERYTHING, { terminationGracePeriodSeconds: 600 })).terminationGracePeriodSeconds).toBe(600);
    });

    test.each([
      ['the same answer', 'DoNotSchedule'],
      ['another answer', 'ScheduleAnyway'],
    ])('a zone spread with %s, and only the host spread is added', (_, whenUnsatisfiable) => {
      const own = [spread(ZONE, whenUnsatisfiable)];
      const after = withPolicy(sensorPod(EVERYTHING, { topologySpreadConstraints: own })).topologySpreadConstraints;
      expect(after).toEqual([own[0], expect.objectContaining({ topologyKey: HOST, maxSkew: 1 })]);
    });

    test('a spread over another key, before both that are added', () => {
      const own = spread('topology.kubernetes.io/region', 'ScheduleAnyway');
      const after = withPolicy(sensorPod(EVERYTHING, { topologySpreadConstraints: [own] })).topologySpreadConstraints;
      expect(after.map((constraint: any) => constraint.topologyKey)).toEqual([own.topologyKey, ZONE, HOST]);
    });

    test('init containers, after the guard, so that they have the bus too', () => {
      const own = { name: 'wait', image: 'busybox:1' };
      expect(withPolicy(sensorPod(EVERYTHING, { initContainers: [own] })).initContainers.map((container: any) => container.name)).toEqual(['bus-guard', 'wait']);
    });

    test('volumes and host aliases, also for the same address', () => {
      const own = { volumes: [{ name: 'tmp', emptyDir: {} }], hostAliases: [{ ip: '127.0.0.1', hostnames: ['here.example.com'] }] };
      const after = withPolicy(sensorPod(EVERYTHING, own));
      expect(after.volumes).toEqual(expect.arrayContaining(own.volumes));
      expect(after.hostAliases).toEqual([...own.hostAliases, { ip: '127.0.0.1', hostnames: expect.arrayContaining([`eventbus-default-js-svc.${NAMESPACE}.svc`]) }]);
    });

    test('an alias for the bus', () => {
      const hostAliases = [{ ip: '10.0.0.1', hostnames: [`eventbus-default-js-svc.${NAMESPACE}.svc`] }];
      expect(withPolicy(sensorPod(EVERYTHING, { hostAliases })).hostAliases).toEqual(hostAliases);
    });

    test('the pod\'s user, which the guard takes over', () => {
      const after = withPolicy(sensorPod(EVERYTHING, { securityContext: { runAsUser: 9731 } }));
      expect(guardOf(after)[0].securityContext.runAsUser).toBe(9731);
    });
  });

  describe('in a strange shape passes', () => {
    const container = (name: string) => ({ name, image: 'busybox:1' });
    const twice = [{ name: 'A', value: '1' }, { name: 'A', value: '2' }];

    test.each<[string, object]>([
      ['an init container called bus-guard', { initContainers: [container('bus-guard')] }],
      ['a container called bus-guard', { containers: [MAIN, container('bus-guard')] }],
      ['a volume with the name of the guard\'s', { volumes: [{ name: 'bus-guard-config', emptyDir: {} }] }],
      ['a volume with the name of the webhook guard\'s', { volumes: [{ name: 'webhook-guard-config', emptyDir: {} }] }],
      ['the host\'s network', { hostNetwork: true }],
      ['Windows', { os: { name: 'windows' } }],
      ['resources of the whole pod', { resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '100m', memory: '64Mi' } } }],
    ])('%s: no guard', (_, spec) => {
      const pod = sensorPod(EVERYTHING, spec);
      const after = withPolicy(pod);
      expect(guardOf(after)).toEqual([]);
      expect(after).not.toHaveProperty('hostAliases');
      expect(after.volumes).toEqual(alone(pod).volumes);
    });

    test.each<[string, object]>([
      ['no container main', { containers: [container('app')] }],
      ['a variable twice', { containers: [{ ...MAIN, env: twice }] }],
      ['a port twice', { containers: [{ ...MAIN, ports: [{ name: 'a', containerPort: 7777 }, { name: 'b', containerPort: 7777 }] }] }],
      ['an address twice in the host aliases', { hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }, { ip: '10.0.0.1', hostnames: ['b'] }] }],
      ['a pull secret twice', { imagePullSecrets: [{ name: 'a' }, { name: 'a' }] }],
      ['a pull secret without a name', { imagePullSecrets: [{}] }],
      ['empty lists', { initContainers: [], topologySpreadConstraints: [], volumes: [], hostAliases: [] }],
      ['a node already chosen', { nodeName: 'n1' }],
      ['a scheduling gate', { schedulingGates: [{ name: 'example.com/wait' }] }],
      ['pods that end', { restartPolicy: 'Never' }],
    ])('%s: all else is added', (_, spec) => {
      const pod = sensorPod(EVERYTHING, spec);
      const after = withPolicy(pod);
      expect(after.containers).toHaveLength(1);
      expect(after.terminationGracePeriodSeconds).toBe(61);
      expect(after.topologySpreadConstraints).toHaveLength(2);
      expect(guardOf(after)).toHaveLength(1);
      expect(after.containers[0].name !== 'main' || after.containers[0].readinessProbe !== undefined).toBe(true);
    });

    test('no owner-name: no spread, since nothing says over which pods', () => {
      const pod = sensorPod(EVERYTHING, {}, { controller: 'sensor-controller' });
      const admitted = admit(NAMESPACE, pod);
      expect(specOf(admitted)).not.toHaveProperty('topologySpreadConstraints');
      expect(admitted.warnings).toHaveLength(3);
    });
  });

  describe('is left alone', () => {
    test.each<[string, object]>([
      ['without annotations', sensorPod({})],
      ['with everything but the one that asks', sensorPod({ ...EVERYTHING, 'cdk8s-argo-events-ha/pod-policy': '' })],
      ['of others', sensorPod(EVERYTHING, {}, { app: 'shop' })],
      ['of another controller', sensorPod(EVERYTHING, {}, { ...LABELS, controller: 'workflow-controller' })],
    ])('a pod %s', (_, pod) => {
      expect(withPolicy(pod)).toEqual(alone(pod));
    });

    test('a pod in a namespace that is not selected', () => {
      expect(alone(sensorPod(EVERYTHING))).toEqual(alone(sensorPod({})));
    });
  });

  test('twice is once: a pod that has been through it comes out as it went in', () => {
    const once = withPolicy(sensorPod(EVERYTHING));
    // the API server writes matchLabelKeys into the selector too, and refuses a pod that comes with both
    const again = structuredClone(once);
    for (const constraint of again.topologySpreadConstraints) delete constraint.labelSelector.matchExpressions;
    expect(withPolicy(sensorPod(EVERYTHING, again))).toEqual(once);
  });
});
