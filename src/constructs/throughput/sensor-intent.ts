import { burstOf } from './burst';
import { clientCpu, clientMemory } from './client-resources';
import { SensorThroughput } from './throughput';
import * as argoevents from '../../../imports/argo-events';
import { TRIGGER_CPU } from '../../argo-events/sizing/processor';
import { LOCAL_PORTS, openConnections, SensorIntent, sensorMemoryBytes } from '../../argo-events/sizing/sensor-sizing';
import { triggerLoad } from '../../argo-events/sizing/trigger-load';
import { humanBytes } from '../../lint/helpers/buses';
import { bytes } from '../../values/quantity';
import { sizeBytes } from '../checks/size-quantity';

/** What the Sensor is to bear, with every default. */
export function sensorIntent(given: SensorThroughput): SensorIntent {
  return { eventsPerSecond: given.eventsPerSecond, burstPerSecond: burstOf(given, 2), eventBytes: sizeBytes(given.eventSize) };
}

/** An HTTP trigger that runs no more often than declared: a backlog does not take more memory than the Sensor has. */
export function withRateLimit(trigger: argoevents.Trigger, { burstPerSecond }: SensorIntent): argoevents.Trigger {
  return trigger.rateLimit || !trigger.template?.http ? trigger
    : { ...trigger, rateLimit: { unit: 'Second', requestsPerUnit: Math.ceil(burstPerSecond) } };
}

/** Quantity of the memory limit of the pods. */
export function sensorMemory(intent: SensorIntent, triggers: readonly argoevents.Trigger[]): string {
  return clientMemory(sensorMemoryBytes(atLimit(intent), triggers.map(triggerLoad)));
}

/** Quantity of the processor request of the pods: each trigger reads every event. */
export function sensorCpu(intent: SensorIntent, triggers: readonly argoevents.Trigger[]): string {
  const { burstPerSecond, eventBytes } = atLimit(intent);
  const runs = triggers.reduce((sum, trigger) => sum + Math.min(burstPerSecond, triggerLoad(trigger).ratePerSecond ?? Infinity), 0);
  return clientCpu(runs, TRIGGER_CPU, eventBytes);
}

/** A derived rateLimit has whole events a second, which is up to one more than the rate. */
function atLimit(intent: SensorIntent): SensorIntent {
  return { ...intent, burstPerSecond: Math.ceil(intent.burstPerSecond) };
}

/** Refuses triggers and a memory limit that do not bear the throughput. */
export function validateSensorThroughput(intent: SensorIntent, triggers: readonly argoevents.Trigger[], memoryLimit: string | undefined): void {
  for (const trigger of triggers) {
    const load = triggerLoad(trigger);
    const named = `the trigger "${trigger.template?.name}"`;
    if (load.ratePerSecond !== undefined && load.ratePerSecond < intent.eventsPerSecond) {
      throw new Error(`throughput: ${named} has a rateLimit of ${load.ratePerSecond} events a second, below the eventsPerSecond of ${intent.eventsPerSecond}. `
        + `Its backlog would grow without end. Allowed: a rateLimit of at least ${intent.eventsPerSecond} a second, or none: it is derived`);
    }
    const open = openConnections(atLimit(intent), load);
    if (open > LOCAL_PORTS) {
      throw new Error(`throughput: ${named} would hold ${open} connections to its target: Argo Events keeps each for ${load.httpTimeoutSeconds} s, the timeout of the trigger. `
        + `A pod has ${LOCAL_PORTS} ports for one address. Allowed: at most ${Math.floor(LOCAL_PORTS / load.httpTimeoutSeconds!)} events a second, a shorter http.timeout, or several Sensors`);
    }
  }
  const needed = sensorMemoryBytes(atLimit(intent), triggers.map(triggerLoad));
  const limit = memoryLimit === undefined ? undefined : bytes(memoryLimit);
  if (limit === undefined || limit >= needed) return;
  throw new Error(`throughput: ${intent.burstPerSecond} events a second of ${humanBytes(intent.eventBytes)} need ${humanBytes(needed)} of memory in the active pod, `
    + `and template.container.resources.limits.memory is ${memoryLimit}. The pod would be killed. Allowed: at least ${humanBytes(needed)}, or no value: it is derived`);
}
