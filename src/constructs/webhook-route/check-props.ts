import { GatewayReference, HaWebhookRouteProps } from './ha-webhook-route-props';
import { WebhookRetry } from './webhook-retry';
import { metadata } from '../checks/metadata';
import { check, Checks, duration, instanceOf, integer, listOf, text, texts, validateProps, withRequired } from '../checks/prop-schema';
import { HaEventSource } from '../event-source/ha-event-source';

const gateway = withRequired<GatewayReference>({ name: text, namespace: text, sectionName: text }, 'name');
const gateways = check('a list with at least one Gateway, for example [{ name: \'public\' }]', value => Array.isArray(value) && value.length > 0);

const WEBHOOK_ROUTE: Checks<HaWebhookRouteProps> = {
  eventSource: instanceOf(HaEventSource, 'an HaEventSource'),
  gateways: (path, value) => {
    gateways(path, value);
    listOf('a list of Gateways', gateway)(path, value);
  },
  retry: instanceOf(WebhookRetry, 'WebhookRetry.envoyGateway(), WebhookRetry.httpRoute() or WebhookRetry.none()'),
  metadata,
  events: texts,
  hostnames: texts,
  requestTimeout: duration,
  syncWave: integer,
};

export function validateWebhookRouteProps(props: HaWebhookRouteProps): void {
  validateProps(props, WEBHOOK_ROUTE, ['eventSource', 'gateways', 'retry']);
}
