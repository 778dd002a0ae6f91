import { fieldsOf } from './fields';
import { BusType } from '../../argo-events/catalog/client-election';
import { contextType } from '../../argo-events/catalog/event-types';
import { WorkloadKind } from '../../argo-events/catalog/labels';
import { Fault } from '../../argo-events/refusals/demand';
import { Refusal } from '../../argo-events/refusals/places';
import { refusalsOf } from '../../argo-events/refusals/refusals';
import { EventTypeOf } from '../../argo-events/run-time/filter-faults';
import { runTimeFaults } from '../../argo-events/run-time/run-time-faults';
import { Flow, Sensor } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { Finding } from '../engine/rule';

const found = new WeakMap<FlowObject, readonly Refusal[]>();

/** What the controller refuses, and what fails after it, for that fault, in objects of that kind, or of all three. */
export function refused({ buses, sources, sensors }: Flow, fault: Fault, only?: WorkloadKind): Finding[] {
  const objects = [
    ...buses.map(({ object }) => ({ object, bus: undefined, typeOf: undefined })),
    ...sources.map(({ object, bus }) => ({ object, bus: bus?.type, typeOf: undefined })),
    ...sensors.map(sensor => ({ object: sensor.object, bus: sensor.bus?.type, typeOf: eventTypesOf(sensor) })),
  ];
  return objects.filter(({ object }) => only === undefined || object.kind === only).flatMap(({ object, bus, typeOf }) => {
    const refusals = found.get(object) ?? allOf(object, bus, typeOf);
    found.set(object, refusals);
    return refusals.filter(refusal => refusal.fault === fault)
      .map(({ path, problem, remedy }) => ({ object, path, what: `${path.join('.')} ${problem}`, fix: remedy }));
  });
}

/** The types of events of EventSources that are among the objects. */
function eventTypesOf({ dependencies }: Sensor): EventTypeOf {
  return (eventSource, event) => {
    const source = dependencies.find(({ eventSourceName }) => eventSourceName === eventSource)?.source;
    const type = source?.events.find(({ name }) => name === event)?.type;
    return type && contextType(type);
  };
}

function allOf(object: FlowObject, bus: BusType | undefined, typeOf: EventTypeOf | undefined): readonly Refusal[] {
  const kind = object.kind as WorkloadKind;
  return [...refusalsOf(kind, object.manifest, bus), ...runTimeFaults(kind, object.manifest, fieldsOf(object), typeOf)];
}
