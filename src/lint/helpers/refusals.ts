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
import { grouped } from '../../values/grouped';
import { once } from '../../values/once';
import { Finding } from '../engine/rule';

interface Refused {
  readonly object: FlowObject;
  readonly refusal: Refusal;
}

/** Many rules ask, each for one fault. */
const byFault = new WeakMap<Flow, ReadonlyMap<Fault, readonly Refused[]>>();
const byObject = new WeakMap<FlowObject, readonly Refused[]>();

/** What the controller refuses, and what fails after it, for that fault, in objects of that kind, or of all three. */
export function refused(flow: Flow, fault: Fault, only?: WorkloadKind): Finding[] {
  const found = once(byFault, flow, () => grouped(allRefused(flow), ({ refusal }) => refusal.fault)).get(fault) ?? [];
  return found.filter(({ object }) => only === undefined || object.kind === only)
    .map(({ object, refusal: { path, problem, remedy } }) => ({ object, path, what: `${path.join('.')} ${problem}`, fix: remedy }));
}

function allRefused({ buses, sources, sensors }: Flow): Refused[] {
  return [
    ...buses.flatMap(({ object }) => refusedOf(object)),
    ...sources.flatMap(({ object, bus }) => refusedOf(object, bus?.type)),
    ...sensors.flatMap(sensor => refusedOf(sensor.object, sensor.bus?.type, eventsOf(sensor))),
  ];
}

/** The events of EventSources that are among the objects. */
function eventsOf({ dependencies }: Sensor): EventOf {
  return (eventSource, event) => dependencies.find(({ eventSourceName }) => eventSourceName === eventSource)?.source?.events
    .find(({ name }) => name === event);
}

function refusedOf(object: FlowObject, bus?: BusType, eventOf?: EventOf): readonly Refused[] {
  const kind = object.kind as WorkloadKind;
  return once(byObject, object, () => [...refusalsOf(kind, object.manifest, bus), ...runTimeFaults(kind, object.manifest, fieldsOf(object), eventOf)]
    .map(refusal => ({ object, refusal })));
}
