import { Chart, Testing, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { PlacementRules, reachableLayouts } from '../../src/analysis/cluster/placement';
import { droppedFields } from '../../src/argo-events/catalog/dropped-fields';
import { quorum } from '../../src/values/raft-majority';
import { checkText } from '../lint/support/check-text';
import { busOptions, busSizes, podSizes, runtimes, sensorOptions, sourceOptions } from '../support/arbitrary-props';
import { ownPlacementRules, placementRules } from '../support/placement-rules';
import { DEPENDENCY, Manifest, QUEUE, shopChart, TRIGGER, WEBHOOK } from '../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

/** The manifests of these props; undefined when they are refused, in words for the user and not as a crash. */
function unlessRefused(build: (chart: Chart) => void): Manifest[] | undefined {
  const chart = shopChart();
  try {
    build(chart);
  } catch (error) {
    expect((error as Error).message).toMatch(/Allowed: |Fix: /);
    return undefined;
  }
  const manifests = Testing.synth(chart);
  expect(Testing.synth(chart)).toEqual(manifests);
  return manifests;
}

describe('whatever options are given', () => {
  const survivals = fc.constantFrom(...Object.values(FailureDomain));
  const shops = fc.record({ survives: survivals, bus: busOptions, source: sourceOptions, sensor: sensorOptions });
  const shop = ({ survives, bus, source, sensor }: typeof shops extends fc.Arbitrary<infer Shop> ? Shop : never) => unlessRefused(chart => {
    const eventBus = new HaEventBus(chart, 'Bus', { survives, ...bus });
    new HaEventSource(chart, 'Orders', { eventBus, ...source });
    new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...sensor });
  });

  test('the YAML is the same each time, in one app and in the next', () => {
    fc.assert(fc.property(shops, given => {
      const [first, second] = [shop(given), shop(given)];
      fc.pre(first !== undefined);
      expect(Yaml.stringify(...second!)).toBe(Yaml.stringify(...first!));
    }), { numRuns: 100 });
  });

  test('nothing is emitted that Argo Events drops', () => {
    fc.assert(fc.property(shops, given => {
      const manifests = shop(given);
      fc.pre(manifests !== undefined);
      expect(manifests!.flatMap(manifest => droppedFields(manifest))).toEqual([]);
    }), { numRuns: 100 });
  });
});

describe('what the constructs accept, the check accepts:', () => {
  const survivals = fc.constantFrom(...Object.values(FailureDomain));

  function noErrors<Props>(props: fc.Arbitrary<Props>, build: (chart: Chart, props: Props, survives: FailureDomain) => void): void {
    fc.assert(fc.property(survivals, props, (survives, given) => {
      const manifests = unlessRefused(chart => build(chart, given, survives));
      fc.pre(manifests !== undefined);
      const { report } = checkText(Yaml.stringify(...manifests!), { zones: 5, nodes: 25, podPolicy: true });
      expect(report.problems).toEqual([]);
      expect(report.findings.filter(({ severity }) => severity === 'error').map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
    }), { numRuns: 150 });
  }

  test('a bus', () => {
    const props = fc.tuple(busOptions, busSizes)
      .map(([options, sizes]) => ({ ...options, ...sizes, stream: { ...options.stream, ...sizes.stream } }));
    noErrors(props, (chart, bus, survives) => { new HaEventBus(chart, 'Bus', { survives, ...bus }); });
  });

  test('an EventSource', () => {
    const props = fc.tuple(runtimes, sourceOptions, podSizes).map(([runtime, options, sizes]) => ({ runtime, source: { ...options, ...sizes } }));
    noErrors(props, (chart, { runtime, source }, survives) => {
      new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus', { survives, runtime, podPolicy: true }), ...source });
    });
  });

  test('a Sensor', () => {
    const props = fc.tuple(runtimes, sensorOptions, podSizes).map(([runtime, options, sizes]) => ({ runtime, sensor: { ...options, ...sizes } }));
    noErrors(props, (chart, { runtime, sensor }, survives) => {
      const eventBus = new HaEventBus(chart, 'Bus', { survives, runtime, podPolicy: true });
      new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...sensor });
    });
  });
});

describe('in every placement that the scheduler may choose', () => {
  /** Nodes of each zone. */
  const clusters = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 });
  const votersOfBus: Record<BusRuntime, object> = {
    [BusRuntime.NATIVE]: { 'controller': 'eventbus-controller', 'eventbus-name': 'default' },
    [BusRuntime.OWN_SERVERS]: { 'app.kubernetes.io/component': 'eventbus', 'cdk8s-argo-events-ha/bus': 'default' },
  };

  /** The bus, what places its servers, and its stream. */
  function servers(manifests: Manifest[]): { bus: Manifest; rules: PlacementRules; streamConfig: string } {
    const [bus, statefulSet] = ['EventBus', 'StatefulSet'].map(wanted => manifests.find(({ kind }) => kind === wanted));
    const { jetstream, jetstreamExotic } = bus.spec;
    return statefulSet
      ? { bus, rules: ownPlacementRules(statefulSet.spec.replicas, statefulSet.spec.template.spec), streamConfig: jetstreamExotic.streamConfig }
      : { bus, rules: placementRules(jetstream.replicas, jetstream.affinity, jetstream.metadata.annotations), streamConfig: jetstream.streamConfig };
  }

  /** Pods that the worst failure in the declared domain takes; undefined when the cluster is too small for the pods. */
  function worstLoss({ metadata }: Manifest, rules: PlacementRules, zones: number[]): number | undefined {
    const survives = metadata.annotations['cdk8s-argo-events-ha/survives'];
    if (survives === FailureDomain.POD) return 1;
    const layouts = reachableLayouts(rules, { zones });
    if (layouts.some(({ pending }) => pending > 0)) return undefined;
    return Math.max(...layouts.flatMap(layout => layout.zones.flatMap(nodes => (
      survives === FailureDomain.ZONE ? [nodes.reduce((sum, pods) => sum + pods, 0)] : nodes))));
  }

  /** Pods that a drain may take. */
  function drained(manifests: Manifest[], selector: object): number {
    const budget = manifests.find(({ kind, spec }) => kind === 'PodDisruptionBudget' && JSON.stringify(spec.selector.matchLabels) === JSON.stringify(selector));
    return budget?.spec.maxUnavailable ?? 0;
  }

  test.each(Object.values(BusRuntime))('a bus of runtime %s keeps the majority of its servers, of each event\'s copies and of each Sensor\'s, and so it does in a drain', runtime => {
    let held = 0;
    fc.assert(fc.property(busSizes, clusters, (props, zones) => {
      fc.pre(zones.length >= (props.zones ?? 3));
      const manifests = unlessRefused(scope => new HaEventBus(scope, 'Bus', { ...props, runtime }));
      fc.pre(manifests !== undefined);
      const { bus, rules, streamConfig } = servers(manifests!);
      const copies = Number(/^replicas: (\d)$/m.exec(streamConfig)![1]);
      const lost = worstLoss(bus, rules, zones);
      fc.pre(lost !== undefined);
      held++;
      for (const gone of [lost!, drained(manifests!, votersOfBus[runtime])]) {
        expect(rules.replicas - gone).toBeGreaterThanOrEqual(quorum(rules.replicas));
        expect(copies - Math.min(copies, gone)).toBeGreaterThanOrEqual(quorum(copies));
      }
    }), { numRuns: 300 });
    expect(held).toBeGreaterThan(100);
  });

  test.each([
    ['an EventSource whose pods share the work', 'EventSource', WEBHOOK],
    ['an EventSource that elects a pod', 'EventSource', QUEUE],
    ['a Sensor', 'Sensor', { dependencies: [DEPENDENCY], triggers: [TRIGGER] }],
  ])('%s keeps a pod that works, and the votes to elect it, and so it does in a drain', (_, kind, own) => {
    let held = 0;
    fc.assert(fc.property(runtimes, busSizes, podSizes, clusters, (runtime, busProps, props, zones) => {
      fc.pre(zones.length >= (busProps.zones ?? 3));
      const manifests = unlessRefused(scope => {
        const eventBus = new HaEventBus(scope, 'Bus', { ...busProps, runtime });
        const of = { eventBus, metadata: { name: 'it' }, ...own as any, ...props };
        return kind === 'Sensor' ? new HaSensor(scope, 'It', of) : new HaEventSource(scope, 'It', of);
      });
      fc.pre(manifests !== undefined);
      const { bus, rules } = servers(manifests!);
      fc.pre(worstLoss(bus, rules, zones) !== undefined);
      const it = manifests!.find(manifest => manifest.kind === kind);
      const { replicas, template } = it.spec;
      const lost = worstLoss(it, placementRules(replicas, template.affinity, template.metadata.annotations), zones);
      fc.pre(lost !== undefined);
      held++;
      const graft = own !== WEBHOOK && it.metadata.annotations['events.argoproj.io/leader-election'] === undefined;
      const selector = { controller: `${kind.toLowerCase()}-controller`, [`${kind.toLowerCase()}-name`]: 'it' };
      for (const gone of [lost!, drained(manifests!, selector)]) {
        expect(replicas - gone).toBeGreaterThanOrEqual(graft ? quorum(replicas) : 1);
      }
    }), { numRuns: 200, maxSkipsPerRun: 1000 });
    expect(held).toBeGreaterThan(100);
  });
});
