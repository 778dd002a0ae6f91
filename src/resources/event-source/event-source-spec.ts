import * as argoevents from '../../../imports/argo-events';

type Events = { -readonly [field in keyof argoevents.EventSourceEvents]: argoevents.EventSourceEvents[field] };

/** The events among all props; what is not an event has no place in the spec. */
export function eventFields(props: argoevents.EventSourceEvents): argoevents.EventSourceEvents {
  const events: Events = {};
  for (const field of argoevents.EVENT_TYPES) if (props[field]) Object.assign(events, { [field]: props[field] });
  return events;
}
