import { Duration } from 'cdk8s';
import { HaEventBus, HaEventSource, HaEventSourceProps, PodProbe } from '../../../src';
import { shopChart, WEBHOOK } from '../../support/synth';

function withoutPolicy(props: Partial<HaEventSourceProps>) {
  const chart = shopChart();
  return () => new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus', { podPolicy: false }), ...WEBHOOK, ...props });
}

test.each<[keyof HaEventSourceProps, unknown]>([
  ['livenessProbe', PodProbe.httpGet('/metrics', 7777)],
  ['readinessProbe', PodProbe.httpGet('/health', 12000)],
  ['preStopSleep', Duration.seconds(5)],
  ['terminationGracePeriod', Duration.seconds(90)],
])('%s, which only the pod policy can add, is refused without it', (prop, value) => {
  expect(withoutPolicy({ [prop]: value })).toThrow(`${prop}: got a value with podPolicy false on the EventBus "default". Argo Events has no such field, and only the pod policy can add it. `
    + `Allowed: podPolicy: true on the bus and an HaPodPolicy in the cluster, or no ${prop}`);
});

test('none of it may be asked for', () => {
  expect(withoutPolicy({ livenessProbe: PodProbe.none(), readinessProbe: PodProbe.none(), preStopSleep: Duration.seconds(0) })).not.toThrow();
});
