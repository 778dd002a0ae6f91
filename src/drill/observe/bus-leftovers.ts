import { bucketStream, eventSubject, STREAM } from '../../argo-events/catalog/names';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { consumersOf } from '../bus/consumers';
import { BusScript } from '../bus/run-bus-script';
import { DRILL } from '../canary/names';
import { FlowNames } from '../cluster/live-pods';

export const LEFTOVERS = `${DRILL}-leftovers`;

/** Removes from the bus what the canary's Sensor and EventSource leave there. */
export function leftoversScript({ bus, source, sensor: name }: FlowNames, sensor: Json): BusScript {
  const dependencies = (asArray(at(sensor, 'spec', 'dependencies')) ?? []).map(asRecord);
  const subjects = dependencies.map(dependency => eventSubject(source, asString(dependency?.eventName) ?? ''));
  return {
    name: LEFTOVERS,
    component: 'leftovers',
    bus,
    script: [
      ...consumersOf(sensor).map(consumer => `api CONSUMER.DELETE.${STREAM}.${consumer} ''\n`),
      ...subjects.map(subject => `api STREAM.PURGE.${STREAM} '{"filter":"${subject}"}'\n`),
      `api STREAM.DELETE.${bucketStream(name)} ''\n`,
    ],
  };
}
