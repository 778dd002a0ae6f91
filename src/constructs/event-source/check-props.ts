import { HaEventSourceProps, WebhookServiceOptions } from './ha-event-source-props';
import * as argoevents from '../../../imports/argo-events';
import { Check, Checks, fields, flag, integer, knownRecord, oneOfTexts, text, textByName, validateProps } from '../checks/prop-schema';
import { WORKLOAD } from '../workload/check-props';

const EVENTS = Object.fromEntries(argoevents.EVENT_TYPES.map((type): [string, Check] => [type, knownRecord])) as Checks<argoevents.EventSourceEvents>;

const EVENT_SOURCE: Checks<HaEventSourceProps> = {
  ...WORKLOAD,
  ...EVENTS,
  replicas: integer,
  service: fields<WebhookServiceOptions>({ name: text, labels: textByName, annotations: textByName, trafficDistribution: oneOfTexts('PreferSameZone', 'PreferSameNode', 'PreferClose'), enabled: flag }),
  webhookGuard: flag,
};

export function validateEventSourceProps(props: HaEventSourceProps): void {
  validateProps(props, EVENT_SOURCE, ['eventBus']);
}
