import { check, Check } from './prop-schema';
import { fieldsTooNew } from '../../argo-events/catalog/field-history';
import { API_VERSION, WorkloadKind } from '../../argo-events/catalog/labels';
import { visitFields } from '../../argo-events/catalog/struct-walk';
import { ARGO_EVENTS_FLOOR, compareVersions, FIRST_HONEST_WEBHOOK } from '../../argo-events/catalog/versions';

const version = check('a version of Argo Events, for example "v1.9.11"', value => typeof value === 'string' && /^v?\d+\.\d+\.\d+([-+][-.+\w]*)?$/.test(value));

/** A version with which no event is acknowledged before it is on the bus. */
export const argoEventsVersion: Check = (path, value) => {
  version(path, value);
  if (compareVersions(value as string, FIRST_HONEST_WEBHOOK) >= 0) return;
  throw new Error(`${path}: got "${value}". Its webhooks answer 200 for events that they cannot publish. Allowed: ${FIRST_HONEST_WEBHOOK} or later, ${ARGO_EVENTS_FLOOR} if possible`);
};

/** Refuses fields that the version would drop. */
export function validateFieldHistory(kind: WorkloadKind, spec: unknown, argoEvents: string | undefined): void {
  if (argoEvents === undefined) return;
  const [tooNew] = fieldsTooNew(visitFields(kind, { apiVersion: API_VERSION, kind, spec }), argoEvents);
  if (tooNew === undefined) return;
  throw new Error(`${tooNew.path.slice(1).join('.')} is a field of Argo Events from ${tooNew.since} on, and ${argoEvents} drops it. `
    + `Fix: remove the field, or upgrade Argo Events and set argoEventsVersion: '${tooNew.since}' on the bus`);
}

/** What a native bus lacks before the floor. */
export function oldVersionWarning(argoEvents: string | undefined): string | undefined {
  if (argoEvents === undefined || compareVersions(argoEvents, ARGO_EVENTS_FLOOR) >= 0) return undefined;
  return `Argo Events ${argoEvents} creates bus servers without a readiness probe, and kills them during their lame duck mode. A server may not come back after a restart. `
    + `Fix: upgrade Argo Events to ${ARGO_EVENTS_FLOOR}`;
}
