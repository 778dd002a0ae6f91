import { HaEventSourceProps } from './ha-event-source-props';
import { ServiceTrafficPolicy, WebhookServiceOptions, WebhookServicePort, WebhookServiceType } from './webhook-service-options';
import * as argoevents from '../../../imports/argo-events';
import { check, Check, Checks, fields, flag, integer, knownRecord, listOf, oneOf, oneOfTexts, text, textByName, texts, validateProps, withRequired } from '../checks/prop-schema';
import { eventSourceThroughput } from '../throughput/check-props';
import { WORKLOAD } from '../workload/check-props';

const EVENTS = Object.fromEntries(argoevents.EVENT_TYPES.map((type): [string, Check] => [type, knownRecord])) as Checks<argoevents.EventSourceEvents>;

const port = check('a port, 1 to 65535', value => Number.isInteger(value) && value >= 1 && value <= 65535);

const EVENT_SOURCE: Checks<HaEventSourceProps> = {
  ...WORKLOAD,
  ...EVENTS,
  replicas: integer,
  service: fields<WebhookServiceOptions>({
    name: text,
    labels: textByName,
    annotations: textByName,
    type: oneOf('WebhookServiceType', WebhookServiceType),
    ports: listOf('a list of objects', withRequired<WebhookServicePort>({ webhookPort: port, port, nodePort: port }, 'webhookPort')),
    loadBalancerClass: text,
    loadBalancerSourceRanges: texts,
    externalTrafficPolicy: oneOf('ServiceTrafficPolicy', ServiceTrafficPolicy),
    internalTrafficPolicy: oneOf('ServiceTrafficPolicy', ServiceTrafficPolicy),
    trafficDistribution: oneOfTexts('PreferSameZone', 'PreferSameNode', 'PreferClose'),
    ipFamilies: listOf('a list of families', oneOfTexts('IPv4', 'IPv6')),
    ipFamilyPolicy: oneOfTexts('SingleStack', 'PreferDualStack', 'RequireDualStack'),
    enabled: flag,
  }),
  webhookGuard: flag,
  throughput: eventSourceThroughput,
};

export function validateEventSourceProps(props: HaEventSourceProps): void {
  validateProps(props, EVENT_SOURCE, ['eventBus']);
}
