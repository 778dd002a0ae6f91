import { App, Chart, Testing } from 'cdk8s';
import { flowOf } from './support';
import { FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor } from '../../src';
import { Flow } from '../../src/flow/flow';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../support/synth';

/** The flow of the quickstart that is to survive a failure domain, with the pod policy. */
export function quickstartAt(survives: FailureDomain): Flow {
  const app: App = Testing.app();
  const platform = new Chart(app, 'platform');
  new HaPodPolicy(platform, 'PodPolicy');
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { survives });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  return flowOf(...platform.toJson(), ...chart.toJson());
}
