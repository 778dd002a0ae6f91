import { Duration, Size, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { BusRuntime, EventSourceThroughput, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { checkText } from '../../lint/support/check-text';
import { Manifest, only, shopChart } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const webhook = { order: { endpoint: '/order', port: '12000', method: 'POST' } };
const calendar = { daily: { schedule: '0 3 * * *' } };
const at = (eventsPerSecond: number, kibibytes: number, more: Partial<EventSourceThroughput> = {}): EventSourceThroughput =>
  ({ eventsPerSecond, eventSize: Size.kibibytes(kibibytes), ...more });

function source(throughput: EventSourceThroughput | undefined, props: Partial<HaEventSourceProps> = { webhook }, bus: HaEventBusProps = {}) {
  const chart = shopChart();
  const construct = new HaEventSource(chart, 'Shop', { eventBus: new HaEventBus(chart, 'Bus', bus), ...throughput && { throughput }, ...props });
  return { construct, manifest: only(chart, 'EventSource') };
}

const container = ({ manifest }: { manifest: Manifest }) => manifest.spec.template.container;
const declared = ({ manifest }: { manifest: Manifest }) => JSON.parse(manifest.metadata.annotations['cdk8s-argo-events-ha/throughput']);
const GUARDS_IN_PODS: HaEventBusProps = { runtime: BusRuntime.NATIVE, busGuard: true };
const memory = (limit: string) => ({ template: { container: { resources: { limits: { memory: limit } } } } });

test('without throughput, memory, processor and annotations are the defaults', () => {
  const { manifest } = source(undefined);
  expect(manifest.spec.template.container.resources).toEqual({ requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } });
  expect(Object.keys(manifest.metadata.annotations)).not.toContain('cdk8s-argo-events-ha/throughput');
});

test.each<[string, EventSourceThroughput, string]>([
  ['a small rate', at(10, 1), '256Mi'],
  ['its highest rate', at(10, 1, { burstPerSecond: 400 }), '512Mi'],
  ['twice its average, where no highest rate is given', at(200, 1), '512Mi'],
  ['large events', at(20, 200), '704Mi'],
  ['a short outage of the bus', at(200, 1, { busOutage: Duration.seconds(10) }), '256Mi'],
  ['a long outage of the bus', at(50, 1, { busOutage: Duration.minutes(5) }), '1088Mi'],
  ['what one pod gets', at(200, 1, { podBurstPerSecond: 600 }), '704Mi'],
])('memory and GOMEMLIMIT follow from %s', (_, throughput, limit) => {
  const { resources, env } = container(source(throughput));
  expect(resources).toMatchObject({ requests: { memory: limit }, limits: { memory: limit } });
  expect(env).toContainEqual({ name: 'GOMEMLIMIT', value: `${Math.floor(Number(limit.slice(0, -2)) * 2 ** 20 * 0.9)}B` });
});

test.each<[string, EventSourceThroughput, string]>([
  ['the default, where that is enough', at(10, 1), '50m'],
  ['the highest rate', at(10, 1, { burstPerSecond: 100 }), '90m'],
  ['the size', at(10, 100, { burstPerSecond: 100 }), '280m'],
])('the processor request follows from %s', (_, throughput, cpu) => {
  expect(container(source(throughput)).resources.requests.cpu).toBe(cpu);
});

test('a memory limit that is too small is refused, and a larger one is kept', () => {
  expect(() => source(at(100, 20), { webhook, ...memory('256Mi') })).toThrow(/^throughput: 200 events a second of 20 KiB in a pod need \S+ MiB of memory, while 6800 requests wait for a bus that does not answer for 30 s, and template\.container\.resources\.limits\.memory is 256Mi\. The pod would be killed\. Allowed: at least \S+ MiB, or no value: it is derived$/);
  expect(container(source(at(100, 20), { webhook, ...memory('2Gi') })).resources.limits.memory).toBe('2Gi');
});

describe('the share of a pod', () => {
  const guards = GUARDS_IN_PODS;
  test.each<[string, Partial<HaEventSourceProps>, HaEventBusProps, number]>([
    ['a Service before two pods: everything', { webhook }, { nodeGuard: { enabled: false } }, 60],
    ['guards in two pods: everything, as one may be lost', { webhook }, guards, 60],
    ['guards in three pods that survive a node: a half', { webhook, replicas: 3 }, guards, 30],
    ['guards in four pods that survive a zone of three: a half', { webhook, replicas: 4, survives: FailureDomain.ZONE }, { ...guards, survives: FailureDomain.ZONE }, 30],
    ['guards in seven pods that survive a pod: a sixth', { webhook, replicas: 7 }, { ...guards, survives: FailureDomain.POD }, 10],
    ['guards that leave a webhook with a certificate to the Service: everything', {
      webhook: { ...webhook, paid: { endpoint: '/paid', port: '12001', method: 'POST', serverCertSecret: { name: 'c', key: 'c' }, serverKeySecret: { name: 'c', key: 'k' } } }, replicas: 3,
    }, guards, 60],
    ['node guards, which prefer the near pod: everything', { webhook, replicas: 3 }, {}, 60],
  ])('of %s', (_, props, bus, share) => {
    const expected = { eventsPerSecond: 30, burstPerSecond: 60, podBurstPerSecond: share, eventBytes: 1024, busOutageSeconds: 30 };
    expect(declared(source(at(30, 1), props, bus))).toEqual(expected);
  });

  test('is what is given', () => {
    expect(declared(source(at(30, 1, { podBurstPerSecond: 40 }), { webhook, replicas: 3 }))).toMatchObject({ podBurstPerSecond: 40 });
  });
});

test('of webhooks beside other types, a warning names what is not counted', () => {
  const { construct } = source(at(1, 1), { webhook, github: { push: { webhook: { endpoint: '/push', port: '12001', method: 'POST' }, repositories: [{ owner: 'a', names: ['b'] }] } } });
  const warnings = construct.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);
  expect(warnings).toContain('throughput: memory and processor are derived for events of type webhook. Not counted, as other types were not measured: github.push. The pods may be killed. '
    + 'Fix: set template.container.resources with room for these events');
});

test.each<[string, EventSourceThroughput, Partial<HaEventSourceProps>, string]>([
  ['no webhook', at(1, 1), { calendar }, 'throughput: the EventSource has calendar.daily, and no event of type webhook. Other types were not measured, so nothing can be derived. Allowed: throughput with at least one webhook'],
  ['a burst below the average', at(10, 1, { burstPerSecond: 5 }), { webhook }, 'throughput.burstPerSecond: got 5, below the eventsPerSecond of 10. Allowed: eventsPerSecond or more'],
  ['pods that together take less than the burst', at(10, 1, { podBurstPerSecond: 5 }), { webhook, replicas: 3 }, 'throughput.podBurstPerSecond: got 5. After the declared failure 2 pods remain for 20 events a second, which is 10 each. Allowed: at least 10'],
  ['an outage of less than a second', at(1, 1, { busOutage: Duration.millis(500) }), { webhook }, 'throughput.busOutage: got 500ms, about the time of a publish. Allowed: at least 1s'],
  ['no rate', { eventSize: Size.kibibytes(1) } as EventSourceThroughput, { webhook }, 'throughput.eventsPerSecond: got undefined. Allowed: a number of events a second, from 0.001 to 1000000'],
  ['an unknown field', { ...at(1, 1), retention: Duration.hours(1) } as EventSourceThroughput, { webhook }, 'throughput.retention is not a known prop'],
])('refuses %s', (_, throughput, props, message) => {
  expect(() => source(throughput, props)).toThrow(message);
});

function findings(manifest: Manifest): string[] {
  return checkText(Yaml.stringify(manifest), {}).report.findings.filter(({ rule }) => rule === 'ha/throughput-exceeds-source').map(({ what }) => what);
}

test('an EventSource that was sized for a throughput bears it, whatever it is', () => {
  const any = fc.record({
    eventsPerSecond: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    kibibytes: fc.integer({ min: 0, max: 1000 }),
    burst: fc.double({ min: 1, max: 3, noNaN: true }),
    seconds: fc.integer({ min: 1, max: 300 }),
    replicas: fc.integer({ min: 3, max: 12 }),
    survives: fc.constantFrom(...Object.values(FailureDomain)),
    runtime: fc.constantFrom(...Object.values(BusRuntime)),
  });
  fc.assert(fc.property(any, ({ eventsPerSecond, kibibytes, burst, seconds, replicas, survives, runtime }) => {
    const throughput = at(eventsPerSecond, kibibytes, { burstPerSecond: eventsPerSecond * burst, busOutage: Duration.seconds(seconds) });
    // without the pod policy a zone has one pod
    const zones = runtime === BusRuntime.NATIVE ? 3 : replicas;
    expect(findings(source(throughput, { webhook, replicas }, { survives, runtime, zones }).manifest)).toEqual([]);
  }), { numRuns: 40 });
});

test('an EventSource whose memory is patched to less is reported', () => {
  const { manifest } = source(at(100, 20));
  manifest.spec.template.container.resources.limits.memory = '256Mi';
  expect(findings(manifest)).toEqual([expect.stringMatching(/^6800 requests wait in a pod while the bus does not answer for 30 s, which needs \S+ MiB of memory, and the limit is 256 MiB$/)]);
});

test('an EventSource whose pods are patched to fewer is reported', () => {
  const { manifest } = source(at(10, 1), { webhook, replicas: 5 }, GUARDS_IN_PODS);
  expect(declared({ manifest })).toMatchObject({ podBurstPerSecond: 5 });
  manifest.spec.replicas = 3;
  expect(findings(manifest)).toEqual(['5 events a second are declared for each pod. After the loss of one of 3 pods, the others take 10 of 20 events a second']);
});
