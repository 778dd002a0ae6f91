import { Duration, Size, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { argoevents, BusRuntime, EventBusThroughput, HaEventBus, HaEventBusProps, HaSensor, SensorThroughput } from '../../../src';
import { checkText } from '../../lint/support/check-text';
import { DEPENDENCY, Manifest, only, shopChart } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const http = (timeout?: number, name = 'ship'): argoevents.Trigger => ({
  template: { name, http: { url: 'http://ship.shop.svc', method: 'POST', timeout, payload: [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }] } },
});
const HTTP = http();
const LOG: argoevents.Trigger = { template: { name: 'log', log: {} } };

function bus(throughput: EventBusThroughput, props: HaEventBusProps = {}): Manifest[] {
  const chart = shopChart();
  new HaEventBus(chart, 'Bus', { throughput, ...props });
  return chart.toJson();
}

function sensor(throughput: SensorThroughput, triggers: argoevents.Trigger[] = [HTTP], memory?: string): Manifest {
  const chart = shopChart();
  new HaSensor(chart, 'Ship', {
    eventBus: new HaEventBus(chart, 'Bus'), dependencies: [DEPENDENCY], triggers, throughput, ...memory && { template: { container: { resources: { limits: { memory } } } } },
  });
  return only(chart, 'Sensor');
}

const rate = (eventsPerSecond: number, kibibytes: number, more: Partial<EventBusThroughput> = {}): EventBusThroughput =>
  ({ eventsPerSecond, eventSize: Size.kibibytes(kibibytes), ...more });
const ofKind = (manifests: Manifest[], kind: string) => manifests.find(manifest => manifest.kind === kind);

/** `jetstream` of the EventBus, or `jetstreamExotic`. */
const busSpec = (manifests: Manifest[]): Manifest => Object.values(ofKind(manifests, 'EventBus').spec)[0];

/** What the servers get, whoever makes them. */
function servers(manifests: Manifest[]): { volume: string; resources: Manifest; payload: string } {
  const statefulSet = ofKind(manifests, 'StatefulSet');
  if (!statefulSet) {
    const { persistence, containerTemplate, maxPayload } = busSpec(manifests);
    return { volume: persistence.volumeSize, resources: containerTemplate.resources, payload: maxPayload.split('\n')[0] };
  }
  const { template, volumeClaimTemplates } = statefulSet.spec;
  const config = manifests.find(({ kind, data }) => kind === 'ConfigMap' && data['nats.conf']).data['nats.conf'];
  return {
    volume: volumeClaimTemplates[0].spec.resources.requests.storage,
    resources: template.spec.containers[0].resources,
    payload: /^max_payload: (\S+)$/m.exec(config)![1],
  };
}

describe.each(Object.values(BusRuntime))('a bus of runtime %s', runtime => {
  // 250 a second of 1 KiB for 72 h: 64.8 million events of 3,414 bytes, 206.04 GiB: 68 % of 303 GiB
  test.each<[string, EventBusThroughput, object]>([
    ['a small rate', rate(1, 1), { volume: '5Gi', maxAge: '72h', memory: '1024Mi', payload: '2MB' }],
    ['a large rate', rate(250, 1), { volume: '303Gi', maxAge: '72h', memory: '1024Mi', payload: '2MB' }],
    ['a short retention', rate(250, 1, { retention: Duration.hours(4) }), { volume: '17Gi', maxAge: '4h', memory: '1024Mi', payload: '2MB' }],
    ['a burst for the time of a backlog', rate(10, 1, { burstPerSecond: 1000, backlog: Duration.hours(4) }), { volume: '68Gi', maxAge: '72h', memory: '1024Mi', payload: '2MB' }],
    ['large events', rate(1, 1, { largestEventSize: Size.mebibytes(6) }), { volume: '5Gi', maxAge: '72h', memory: '1024Mi', payload: '9MB' }],
    ['much in memory', rate(1000, 20, { retention: Duration.hours(1) }), { volume: '145Gi', maxAge: '1h', memory: '2048Mi', payload: '2MB' }],
  ])('derives volume, age, memory and payload from %s', (_, throughput, expected) => {
    const manifests = bus(throughput, { runtime });
    const { volume, resources, payload } = servers(manifests);
    expect({ volume, maxAge: /maxAge: (\S+)/.exec(busSpec(manifests).streamConfig)![1], memory: resources.limits.memory, payload }).toEqual(expected);
  });

  test.each<[string, EventBusThroughput, HaEventBusProps, string]>([
    ['volume', rate(250, 1), { storage: { size: Size.gibibytes(20) } }, 'throughput: 250 events a second of 1 KiB, kept for 259200 s, needs stream.maxBytes 206 GiB, and it is 13.6 GiB. Events would be discarded before their time. Allowed: stream.maxBytes of at least 206 GiB'],
    ['stream.maxBytes', rate(1, 1), { stream: { maxBytes: Size.mebibytes(100) } }, 'needs stream.maxBytes 843.9 MiB, and it is 100 MiB'],
    ['stream.maxMsgs', rate(1, 1), { stream: { maxMsgs: 1000 } }, 'needs stream.maxMsgs 259200, and it is 1000'],
    ['maxPayload', rate(1, 1, { largestEventSize: Size.mebibytes(3) }), { maxPayload: '4MB' }, 'needs maxPayload 4196352 bytes, and it is 4194304 bytes. NATS would refuse the largest events'],
    ['memory', rate(1000, 20, { retention: Duration.hours(1) }), { containerTemplate: { resources: { limits: { memory: '1Gi' } } } }, 'and containerTemplate.resources.limits.memory is 1 GiB. The server would be killed'],
    ['stream.maxAge', rate(1, 1, { retention: Duration.hours(1) }), { stream: { maxAge: Duration.hours(2) } }, 'throughput.retention: got 1h, and 2h for stream.maxAge. Allowed: one of the two'],
    ['no maxAge', rate(1, 1), { stream: { maxAge: Duration.seconds(0) } }, 'throughput: events are kept for 0 s, which is no limit'],
    ['a payload that NATS cannot have', rate(1, 1, { largestEventSize: Size.mebibytes(60) }), {}, 'at most 64MB'],
  ])('refuses %s that does not bear it', (_, throughput, props, message) => {
    expect(() => bus(throughput, { runtime, ...props })).toThrow(message);
  });

  test.each<[string, EventBusThroughput, string]>([
    ['no rate', { eventSize: Size.kibibytes(1) } as EventBusThroughput, 'throughput.eventsPerSecond: got undefined. Allowed: a number of events a second, from 0.001 to 1000000'],
    ['a rate of 0', rate(0, 1), 'throughput.eventsPerSecond: got 0. Allowed: a number of events a second, from 0.001 to 1000000'],
    ['a burst below the average', rate(10, 1, { burstPerSecond: 5 }), 'throughput.burstPerSecond: got 5, below the eventsPerSecond of 10. Allowed: eventsPerSecond or more'],
    ['a backlog beyond the retention', rate(10, 1, { backlog: Duration.days(5) }), 'throughput.backlog: got 120h with a retention of 72h. Older events are discarded'],
    ['a largest event below the average', rate(10, 2, { largestEventSize: Size.kibibytes(1) }), 'throughput.largestEventSize: got 1 KiB, below the eventSize of 2 KiB. Allowed: eventSize or more'],
    ['an unknown field', { ...rate(10, 1), size: 5 } as EventBusThroughput, 'throughput.size is not a known prop'],
  ])('refuses %s', (_, throughput, message) => {
    expect(() => bus(throughput, { runtime })).toThrow(message);
  });

  const throughputs = fc.record({
    eventsPerSecond: fc.double({ min: 0.001, max: 5000, noNaN: true }),
    size: fc.integer({ min: 0, max: 2000 }),
    hours: fc.integer({ min: 1, max: 200 }),
    burst: fc.double({ min: 1, max: 20, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('that was sized for a throughput bears it, whatever it is', () => {
    fc.assert(fc.property(throughputs, ({ eventsPerSecond, size, hours, burst, part }) => {
      const backlog = Duration.seconds(Math.floor(hours * 3600 * part));
      const manifests = bus({
        eventsPerSecond, eventSize: Size.kibibytes(size), burstPerSecond: eventsPerSecond * burst, retention: Duration.hours(hours), backlog,
      }, { runtime });
      expect(findings(manifests, 'ha/throughput-exceeds-bus')).toEqual([]);
    }), { numRuns: 30 });
  });

  test.each([[10, 1, '250m'], [200, 1, '430m'], [200, 100, '810m']])('of %i events a second of %i KiB asks for the processor of the server that leads the stream', (events, kibibytes, cpu) => {
    const { requests, limits } = servers(bus(rate(events, kibibytes, { retention: Duration.minutes(10) }), { runtime })).resources;
    expect([requests.cpu, limits.cpu]).toEqual([cpu, undefined]);
  });

  test('that is patched to bear less is reported', () => {
    const manifests = bus(rate(250, 1), { runtime });
    const spec = busSpec(manifests);
    spec.streamConfig = spec.streamConfig.replace(/maxBytes: \d+/, 'maxBytes: 1000000');
    expect(findings(manifests, 'ha/throughput-exceeds-bus')).toEqual(['the declared throughput needs maxBytes 206 GiB, and it is 976.6 KiB']);
  });
});

function findings(manifests: readonly Manifest[], id: string): string[] {
  return checkText(Yaml.stringify(...manifests), {}).report.findings.filter(({ rule }) => rule === id).map(({ what }) => what);
}

describe('a Sensor', () => {
  const at = (eventsPerSecond: number, kibibytes: number, burstPerSecond?: number): SensorThroughput =>
    ({ eventsPerSecond, eventSize: Size.kibibytes(kibibytes), burstPerSecond });

  test.each<[string, SensorThroughput, argoevents.Trigger[], string]>([
    ['a small rate', at(10, 1), [HTTP], '256Mi'],
    ['its highest rate', at(100, 1, 250), [HTTP], '512Mi'],
    ['twice its average, where no highest rate is given', at(125, 1), [HTTP], '512Mi'],
    ['a short timeout', at(125, 1), [http(5)], '256Mi'],
    ['two HTTP triggers', at(125, 1), [HTTP, http(undefined, 'bill')], '960Mi'],
    ['a trigger of another type', at(400, 1), [LOG], '256Mi'],
    ['the limit of a trigger', at(10, 1, 250), [{ ...HTTP, rateLimit: { unit: 'Second', requestsPerUnit: 20 } }], '256Mi'],
  ])('derives its memory from %s', (_, throughput, triggers, memory) => {
    const { resources, env } = sensor(throughput, triggers).spec.template.container;
    expect(resources.limits.memory).toBe(memory);
    expect(env).toContainEqual({ name: 'GOMEMLIMIT', value: `${Math.floor(Number(memory.slice(0, -2)) * 2 ** 20 * 0.9)}B` });
  });

  test.each<[string, SensorThroughput, argoevents.Trigger[], string]>([
    ['the default, where that is enough', at(10, 1), [HTTP], '50m'],
    ['its highest rate', at(10, 1, 200), [HTTP], '230m'],
    ['each trigger', at(10, 1, 200), [HTTP, LOG], '460m'],
    ['the size', at(10, 100, 200), [http(5)], '760m'],
    ['the limit of a trigger', at(10, 1, 200), [{ ...HTTP, rateLimit: { unit: 'Second', requestsPerUnit: 100 } }], '120m'],
  ])('derives its processor request from %s', (_, throughput, triggers, cpu) => {
    expect(sensor(throughput, triggers).spec.template.container.resources.requests.cpu).toBe(cpu);
  });

  test('limits its HTTP triggers to its highest rate, and no others', () => {
    const { triggers } = sensor(at(10, 1, 24.5), [HTTP, LOG, { ...http(undefined, 'slow'), rateLimit: { unit: 'Minute', requestsPerUnit: 900 } }]).spec;
    expect(triggers.map(({ rateLimit }: Manifest) => rateLimit)).toEqual([{ unit: 'Second', requestsPerUnit: 25 }, undefined, { unit: 'Minute', requestsPerUnit: 900 }]);
  });

  test('counts a trigger that is added later', () => {
    const chart = shopChart();
    const ship = new HaSensor(chart, 'Ship', { eventBus: new HaEventBus(chart, 'Bus'), dependencies: [DEPENDENCY], throughput: at(125, 1) });
    ship.addTrigger(HTTP);
    ship.addTrigger(http(undefined, 'bill'));
    expect(only(chart, 'Sensor').spec.template.container.resources).toMatchObject({ requests: { memory: '960Mi' }, limits: { memory: '960Mi' } });
  });

  test.each<[string, SensorThroughput, argoevents.Trigger[], string | undefined, string]>([
    ['a memory limit', at(110, 20), [HTTP], '256Mi', 'need 973.7 MiB of memory in the active pod, and template.container.resources.limits.memory is 256Mi. The pod would be killed'],
    ['the rateLimit of a trigger', at(10, 1), [{ ...HTTP, rateLimit: { unit: 'Minute', requestsPerUnit: 60 } }], undefined, 'the trigger "ship" has a rateLimit of 1 events a second, below the eventsPerSecond of 10'],
    ['the ports of a pod', at(300, 1), [HTTP], undefined, 'the trigger "ship" would hold 36000 connections to its target: Argo Events keeps each for 60 s, the timeout of the trigger. A pod has 28232 ports for one address. Allowed: at most 470 events a second'],
    ['a burst below the average', at(10, 1, 5), [HTTP], undefined, 'throughput.burstPerSecond: got 5, below the eventsPerSecond of 10. Allowed: eventsPerSecond or more'],
  ])('refuses %s that does not bear it', (_, throughput, triggers, memory, message) => {
    expect(() => sensor(throughput, triggers, memory)).toThrow(message);
  });

  test('that was sized for a throughput bears it, whatever it is', () => {
    const any = fc.record({
      eventsPerSecond: fc.double({ min: 0.001, max: 400, noNaN: true }),
      kibibytes: fc.integer({ min: 0, max: 500 }),
      burst: fc.double({ min: 1, max: 3, noNaN: true }),
      timeout: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(fc.property(any, ({ eventsPerSecond, kibibytes, burst, timeout }) => {
      const manifest = sensor(at(eventsPerSecond, kibibytes, eventsPerSecond * burst), [http(timeout)]);
      expect(findings([manifest], 'ha/throughput-exceeds-sensor')).toEqual([]);
    }), { numRuns: 60 });
  });
});
