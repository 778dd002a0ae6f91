import { Size } from 'cdk8s';
import { EVENT_TYPES, toJson_EventSourceEvents } from '../../../imports/argo-events';
import { argoevents, BusRuntime, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps } from '../../../src';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { Effects, inThe, testEffects } from '../../support/effects';
import { LEAST_EVENTS } from '../../support/least-events';
import { shopChart, WEBHOOK } from '../../support/synth';
import { ownServersWorkloadEffects, WithoutPodPolicy, workloadEffects } from '../../support/workload-effects';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const eventEffects = Object.fromEntries(EVENT_TYPES.map(type => {
  const events = { order: LEAST_EVENTS[type] };
  return [type, [events, inThe('EventSource', ({ spec }) => spec[type]), toJson_EventSourceEvents({ [type]: events })![type]]];
})) as unknown as Effects<argoevents.EventSourceEvents>;

const own = {
  ...eventEffects,
  replicas: [5, inThe('EventSource', ({ spec }) => spec.replicas), 5],
  service: [{ name: 'api', trafficDistribution: 'PreferClose' }, ({ service }) => [service.name, service.toJson().spec.trafficDistribution],
    ['api', 'PreferClose'], WEBHOOK],
  throughput: [
    { eventsPerSecond: 1, eventSize: Size.kibibytes(1) },
    inThe('EventSource', ({ metadata }) => metadata.annotations['cdk8s-argo-events-ha/throughput']),
    '{"eventsPerSecond":1,"burstPerSecond":2,"podBurstPerSecond":2,"eventBytes":1024,"busOutageSeconds":30}',
    WEBHOOK,
  ],
} satisfies Partial<Effects<HaEventSourceProps>>;

const native: Effects<HaEventSourceProps> = {
  ...own,
  ...workloadEffects('EventSource'),
  webhookGuard: [false, inThe('EventSource', ({ spec }) => spec.template.metadata.annotations[PodAnnotation.WEBHOOK_GUARD_CONFIG]), undefined, WEBHOOK],
};

function sourceOn(bus: HaEventBusProps) {
  return (given: Partial<HaEventSourceProps>) => {
    const chart = shopChart();
    const events = EVENT_TYPES.some(type => given[type]) ? {} : { redisStream: { base: LEAST_EVENTS.redisStream } };
    return new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus', bus), ...events, ...given });
  };
}

describe('every prop of HaEventSource has its effect on a native bus', () => {
  testEffects(native, sourceOn({ runtime: BusRuntime.NATIVE }));
});

describe('every prop of HaEventSource that needs no pod policy has its effect on own servers', () => {
  const effects: Effects<WithoutPodPolicy<HaEventSourceProps>> = {
    ...own,
    ...ownServersWorkloadEffects('EventSource'),
    webhookGuard: [false, ({ service }) => service.toJson().spec.selector['app.kubernetes.io/component'], undefined, WEBHOOK],
  };
  testEffects(effects, sourceOn({}));
});
