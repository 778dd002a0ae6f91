import { fieldsOf } from './fields';
import { BusType } from '../../argo-events/catalog/client-election';
import { WorkloadKind } from '../../argo-events/catalog/labels';
import { Fault } from '../../argo-events/refusals/demand';
import { Refusal } from '../../argo-events/refusals/places';
import { refusalsOf } from '../../argo-events/refusals/refusals';
import { EventOf } from '../../argo-events/run-time/filter-faults';
import { runTimeFaults } from '../../argo-events/run-time/run-time-faults';
import { Flow, Sensor } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { Finding } from '../engine/rule';

const found = new WeakMap<FlowObject, readonly Refusal[]>();

/** What the controller refuses, and what fails after it, for that fault, in objects of that kind, or of all three. */
export function refused({ buses, sources, sensors }: Flow, fault: Fault, only?: WorkloadKind): Finding[] {
  const objects = [
    ...buses.map(({ object }) => ({ object, bus: undefined, eventOf: undefined })),
    ...sources.map(({ object, bus }) => ({ object, bus: bus?.type, eventOf: undefined })),
    ...sensors.map(sensor => ({ object: sensor.object, bus: sensor.bus?.type, eventOf: eventsOf(sensor) })),
  ];
  return objects.filter(({ object }) => only === undefined || object.kind === only).flatMap(({ object, bus, eventOf }) => {
    const refusals = found.get(object) ?? allOf(object, bus, eventOf);
    found.set(object, refusals);
    return refusals.filter(refusal => refusal.fault === fault)
      .map(({ path, problem, remedy }) => ({ object, path, what: `${path.join('.')} ${problem}`, fix: remedy }));
  });
}

/** The events of EventSources that are among the objects. */
function eventsOf({ dependencies }: Sensor): EventOf {
  return (eventSource, event) => dependencies.find(({ eventSourceName }) => eventSourceName === eventSource)?.source?.events
    .find(({ name }) => name === event);
}

function allOf(object: FlowObject, bus: BusType | undefined, eventOf: EventOf | undefined): readonly Refusal[] {
  const kind = object.kind as WorkloadKind;
  return [...refusalsOf(kind, object.manifest, bus), ...runTimeFaults(kind, object.manifest, fieldsOf(object), eventOf)];
}
