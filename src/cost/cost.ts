import { Component, Components } from './components';
import { flowsOf } from './flows';
import { Sums, sums } from './sums';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';

/** From an EventSource by a bus to a Sensor. A component that flows share counts in each of them. */
export interface FlowCost {
  readonly namespace: string;
  readonly eventSource: string;
  readonly bus: string;
  /** Undefined where no Sensor takes the events. */
  readonly sensor?: string;
  readonly sums: Sums;
}

/** What manifests request. */
export interface Cost {
  readonly components: readonly Component[];
  readonly flows: readonly FlowCost[];
  /** Of all components, each of them once. */
  readonly total: Sums;
}

export function costOf(flow: Flow, facts: Facts): Cost {
  const components = new Components(flow, facts);
  const flows = flowsOf(flow).map(({ source, sensor, ...names }): FlowCost => {
    const clients = [source, sensor].filter(client => client !== undefined);
    const parts = new Set(clients.flatMap(client => [...components.ofClient(client), ...components.ofBus(client)]));
    return { ...names, ...sensor && { sensor: sensor.object.name }, sums: sums([...parts]) };
  });
  const all = components.all();
  return { components: all, flows, total: sums(all) };
}
