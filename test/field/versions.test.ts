import { analyse } from '../../src/analysis/analyse';
import { Facts } from '../../src/flow/facts';
import { checkText } from '../lint/support/check-text';
import { flowOf } from '../lint/support/flow-of';

/** Reports of users about versions of the controller and of nats-server, with the answers that are right. */

const WEBHOOK = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`;
const SENSOR = `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: run, namespace: shop }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, template: { name: ship, log: {} } }] }
`;
const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: ${spec}
`;
const controller = (version: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 1
  template: { spec: { containers: [{ name: controller-manager, image: "quay.io/argoproj/argo-events:${version}", args: [controller] }] } }
`;
const NATIVE = bus('{ jetstream: { version: 2.10.10, replicas: 3, persistence: { volumeSize: 10Gi } } }');
const KAFKA = bus('{ kafka: { url: "kafka.kafka.svc:9092" } }');
const flow = (...objects: string[]) => objects.join('---');

function of(rule: string, yaml: string, facts: Facts = {}) {
  const { findings, unknowns } = checkText(yaml, facts, { rules: [rule] }).report;
  return [...findings.map(({ severity, what, why }) => `${severity}: ${what}: ${why}`), ...unknowns.map(({ what, needs }) => `unknown: ${what}. Needs: ${needs}`)];
}

describe('argo-events#3448: a webhook answers 200 although the event is not published', () => {
  test.each([
    ['v1.9.5', flow(controller('v1.9.5'), NATIVE, WEBHOOK), 'error: Argo Events v1.9.5 is older than v1.9.11: before v1.9.6 a webhook answers 200 for an event that it failed to publish'],
    ['v1.9.5 and a Kafka bus', flow(controller('v1.9.5'), KAFKA, WEBHOOK), 'error: Argo Events v1.9.5 is older than v1.9.11: before v1.9.6 a webhook answers 200'],
    ['v1.9.6', flow(controller('v1.9.6'), NATIVE, WEBHOOK), 'warning: Argo Events v1.9.6 is older than v1.9.11: before v1.9.11 bus servers have no readiness probe'],
    ['v1.9.5 and no webhook', flow(controller('v1.9.5'), NATIVE), 'warning: Argo Events v1.9.5 is older than v1.9.11: before v1.9.11 bus servers have no readiness probe'],
  ])('%s', (_, yaml, start) => {
    expect(of('ha/old-argo-events', yaml)).toEqual([expect.stringContaining(start)]);
  });

  test.each([['v1.9.5', 'loses'], ['v1.9.6', 'stops']])('with %s, report says that the loss of the bus %s', (version, kind) => {
    const one = bus('{ jetstream: { version: 2.10.10, replicas: 1, streamConfig: "replicas: 1", persistence: { volumeSize: 10Gi } } }');
    const { groups: [group] } = analyse(flowOf(flow(controller(version), one, WEBHOOK, SENSOR)), { zones: 3, nodes: 6, podPolicy: false });
    const verdict = group.verdicts.get('node-bus')!;
    expect(verdict.kind).toBe(kind);
    expect(verdict.loses.some(({ cause }) => cause.code === 'answered-before-published')).toBe(kind === 'loses');
  });

  test('the severity that the user gives counts', () => {
    const { findings } = checkText(flow(controller('v1.9.5'), WEBHOOK), {}, { rules: ['ha/old-argo-events'], config: 'rules: { ha/old-argo-events: info }' }).report;
    expect(findings.map(({ severity }) => severity)).toEqual(['info']);
  });
});

describe('argo-events#3458: a bus server does not come back after a restart', () => {
  test('without the version of the controller, both risks are named', () => {
    expect(of('ha/unlisted-jetstream-version', NATIVE)).toEqual([expect.stringMatching(/^unknown: whether the controller lists JetStream version "2.10.10"/)]);
    expect(of('ha/old-nats-server', NATIVE)).toEqual([expect.stringMatching(/^warning: version 2.10.10 is older than 2.10.23: before 2.10.23 a killed server could lose whole streams/)]);
    expect(of('ha/old-argo-events', NATIVE)).toEqual([expect.stringMatching(/^unknown: .*before v1.9.11 .* killed within their lame duck mode, .* Needs: argoEventsVersion$/)]);
  });
});

describe('argo-events#2958, #3273, #3481: Sensors on a Kafka bus stop after days', () => {
  const yaml = flow(KAFKA, WEBHOOK, SENSOR);
  const reason = 'before v1.9.6 a Sensor on a Kafka bus does not reconnect';

  test.each<[Facts, string[]]>([
    [{}, [expect.stringMatching(`^unknown: which version of Argo Events runs: .*${reason}.*lag of its consumer groups`)]],
    [{ argoEventsVersion: 'v1.9.5' }, [expect.stringMatching(`^error: .*${reason}.*lag of its consumer groups`)]],
    [{ argoEventsVersion: 'v1.9.11' }, []],
  ])('with the facts %j', (facts, said) => {
    expect(of('ha/old-argo-events', yaml, facts)).toEqual(said);
  });

  test('reasons that have nothing to do with Kafka are not given', () => {
    expect(of('ha/old-argo-events', yaml, { argoEventsVersion: 'v1.9.6' })).toEqual([
      'info: Argo Events v1.9.6 is older than v1.9.11: rules and reports target v1.9.11; no known fault of the older version affects these manifests',
    ]);
  });
});

describe('argo-helm#2787, #4025, argo-events#2692: the versions that the controller of the Helm chart lists', () => {
  const listed: unknown[] = [];

  test.each<[Facts, string, unknown[]]>([
    [{}, '2.10.10', [expect.stringMatching(/^unknown: .* Needs: argoEventsVersion and controllerConfiguration$/)]],
    [{ controllerConfiguration: 'helm' }, '2.10.10', listed],
    [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.11' }, '2.10.10', listed],
    [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.10' }, '2.10.29', [expect.stringMatching(/^error: the controller of the Helm chart 2.4.20 to 2.4.22 lists no/)]],
    [{}, '2.9.11', [expect.stringMatching(/^error: the controller lists no JetStream version "2.9.11"/)]],
    // ha/not-rendered asks for it
    [{}, '${jetstream_version}', []],
  ])('with the facts %j, version %s', (facts, version, said) => {
    expect(of('ha/unlisted-jetstream-version', bus(`{ jetstream: { version: "${version}", replicas: 3 } }`), facts)).toEqual(said);
  });

  test.each(['2.10.10', 'latest'])('with a chart that lists nothing newer, ha/old-nats-server does not name 2.10.29 for %s', version => {
    const { findings: [{ fix }] } = checkText(bus(`{ jetstream: { version: ${version}, replicas: 3 } }`), { chartVersion: '2.4.22' }, { rules: ['ha/old-nats-server'] }).report;
    expect(fix).toMatch(/^upgrade the controller first/);
    expect(fix).not.toContain('2.10.29');
  });

  test('--fix leaves 2.10.10 as it is', () => {
    for (const facts of [{}, { controllerConfiguration: 'helm' }, { chartVersion: '2.4.24' }] as Facts[]) {
      expect(checkText(NATIVE, facts, { rules: ['ha/unlisted-jetstream-version', 'ha/old-nats-server'] }).fixed).toBe(NATIVE);
    }
  });

  test('a variable stands until the manifests are rendered', () => {
    const yaml = bus('{ jetstream: { version: "${jetstream_version}", replicas: 3 } }');
    expect(checkText(yaml, {}, { rules: ['ha/unlisted-jetstream-version', 'ha/old-nats-server'] }).fixed).toBe(yaml);
  });
});
