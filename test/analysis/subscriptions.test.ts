import { App, Chart } from 'cdk8s';
import { analyseYaml, publishedGuide } from './manifests';
import { published, staticGraft, staticLease } from './path-models';
import { FAILURES } from '../../src/analysis/failures';
import { PathModel } from '../../src/analysis/model/model';
import { pathPlacements } from '../../src/analysis/path-placements';
import { pathVerdict } from '../../src/analysis/path-verdict';
import { HaEventBus } from '../../src/constructs/event-bus/ha-event-bus';
import { HaEventSource } from '../../src/constructs/event-source/ha-event-source';
import { HaSensor } from '../../src/constructs/sensor/ha-sensor';
import { BusRuntime } from '../../src/contract/bus-runtime';

const BUS_OF_STREAMING = `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: events }
spec: { nats: { native: { replicas: 3, auth: token } } }
`;
const FACTS = { zones: 3, nodes: 6, podPolicy: true, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

function verdictOf(path: PathModel, id: string) {
  return pathVerdict(path, FAILURES.find(failure => failure.id === id)!, pathPlacements(path));
}

/** A flow with the constructs, as YAML. */
function flow(keeper: object, runtime?: BusRuntime): string {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  const eventBus = new HaEventBus(chart, 'Bus', { keeper, runtime });
  const source = new HaEventSource(chart, 'Shop', { eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  new HaSensor(chart, 'Fulfil', {
    eventBus,
    dependencies: [source.event('order')],
    triggers: [{ template: { name: 'fulfil', http: { url: 'http://fulfilment.shop.svc/orders', method: 'POST' } } }],
  });
  return chart.toJson().map(object => JSON.stringify(object)).join('\n---\n');
}

describe('a deleted subscription', () => {
  const kindOf = (yaml: string) => analyseYaml(yaml, FACTS).groups[0].verdicts.get('consumer')!;

  test('is created again by a keeper that watches subscriptions: found within 60 s, healed within 90, nothing lost', () => {
    const { kind, pause, chains: [[, found, healed]], atRisk, loses } = kindOf(flow({}));
    expect({ kind, pause, found: found.seconds, healed: healed.seconds, atRisk, loses }).toEqual({ kind: 'pauses', pause: 90, found: 60, healed: 30, atRisk: [], loses: [] });
  });

  test.each([
    ['a keeper that does not watch them', flow({ subscriptions: false })],
    ['no keeper', flow({ enabled: false })],
    ['a guide without a keeper', publishedGuide('2.10.29')],
  ])('loses events until somebody restarts the Sensor: %s', (_, yaml) => {
    expect(kindOf(yaml)).toMatchObject({ kind: 'loses', pause: Infinity, loses: [{ cause: { code: 'consumer-begins-at-new-events' } }] });
  });

  test('of a bus that is not among the manifests has no answer', () => {
    const [, ...rest] = publishedGuide('2.10.29').split('---');
    expect(kindOf(rest.join('---'))).toMatchObject({
      kind: 'unknown',
      missing: expect.arrayContaining([{ code: 'keeper', bus: 'default' }]),
    });
  });

  test('of a bus of NATS Streaming has no answer', () => {
    const streaming = `${BUS_OF_STREAMING}---${publishedGuide('2.10.29').split('---').slice(1).join('---')}`;
    expect(kindOf(streaming)).toMatchObject({ kind: 'unknown', missing: [{ code: 'subscription-behavior', busType: 'nats' }] });
  });
});

describe('an active Sensor process that hangs', () => {
  const restarting = (path: PathModel): PathModel => ({ ...path, sensor: { ...path.sensor!, restartsWhenStuck: 155 } });

  test.each<[string, PathModel, string, number]>([
    ['three pods elect another one', staticGraft, 'pauses', 4],
    ['a Lease of 15 s runs out', staticLease, 'pauses', 21.4],
    ['two pods cannot elect', published, 'stops', Infinity],
    ['two pods cannot elect, and a liveness probe ends the process', restarting(published), 'pauses', 167],
  ])('%s', (_, path, kind, pause) => {
    expect(verdictOf(path, 'stuck')).toMatchObject({ kind, pause });
  });

  test('has a liveness probe with the constructs on a native bus, by the pod policy, and the grace of its pod', () => {
    const { groups: [{ model, verdicts }] } = analyseYaml(flow({}, BusRuntime.NATIVE), FACTS);
    expect(model.sensor!.restartsWhenStuck).toBeGreaterThan(125);
    expect(verdicts.get('stuck')).toMatchObject({ kind: 'pauses', atRisk: [] });
  });
});
