import { Size } from 'cdk8s';
import { BusRuntime, HaEventBus, HaEventBusProps, HaSensor, HaSensorProps } from '../../../src';
import { Effects, inThe, testEffects } from '../../support/effects';
import { DEPENDENCY, shopChart, TRIGGER } from '../../support/synth';
import { ownServersWorkloadEffects, WithoutPodPolicy, workloadEffects } from '../../support/workload-effects';

const sensor = (read: (spec: any) => unknown) => inThe('Sensor', ({ spec }) => read(spec));
const paid = { name: 'paid', eventSourceName: 'orders', eventName: 'paid' };

const own = {
  dependencies: [[paid], sensor(({ dependencies }) => dependencies), [paid]],
  triggers: [[{ template: { name: 'other', log: {} } }], sensor(({ triggers }) => triggers[0].template.name), 'other'],
  // 20 a second for 60 s are 1,200 ids: within the default of 256 MiB
  throughput: [
    { eventsPerSecond: 10, eventSize: Size.kibibytes(1) },
    inThe('Sensor', ({ metadata }) => metadata.annotations['cdk8s-argo-events-ha/throughput']),
    '{"eventsPerSecond":10,"burstPerSecond":20,"eventBytes":1024}',
  ],
  replicas: [5, sensor(({ replicas }) => replicas), 5],
  bucketJob: [false, ({ bucketJob }) => bucketJob, undefined],
  retryStrategy: [{ steps: 2 }, sensor(({ triggers }) => triggers[0].retryStrategy), { steps: 2 }],
  loggingFields: [{ team: 'shop' }, sensor(({ loggingFields }) => loggingFields), { team: 'shop' }],
  revisionHistoryLimit: [2, sensor(({ revisionHistoryLimit }) => revisionHistoryLimit), 2],
} satisfies Partial<Effects<HaSensorProps>>;

function sensorOn(bus: HaEventBusProps) {
  return (given: Partial<HaSensorProps>) => {
    const chart = shopChart();
    return new HaSensor(chart, 'Fulfil', { eventBus: new HaEventBus(chart, 'Bus', bus), dependencies: [DEPENDENCY], triggers: [TRIGGER], ...given });
  };
}

describe('every prop of HaSensor has its effect on a native bus', () => {
  const native: Effects<HaSensorProps> = { ...own, ...workloadEffects('Sensor') };
  testEffects(native, sensorOn({ runtime: BusRuntime.NATIVE }));
});

describe('every prop of HaSensor that needs no pod policy has its effect on own servers', () => {
  const effects: Effects<WithoutPodPolicy<HaSensorProps>> = { ...own, ...ownServersWorkloadEffects('Sensor') };
  testEffects(effects, sensorOn({}));
});
