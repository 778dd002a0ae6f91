import { App, Chart, Testing } from 'cdk8s';
import { flowOf } from './support';
import { FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaSensor } from '../../src';
import { Flow } from '../../src/flow/flow';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../support/synth';

/** The flow of the quickstart that is to survive a failure domain. */
export function quickstartAt(survives: FailureDomain, bus: Omit<HaEventBusProps, 'survives'> = {}): Flow {
  const app: App = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { ...bus, survives });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  return flowOf(...chart.toJson());
}
