import { validateWebhookService } from './validate-webhook-service';
import { WebhookServiceOptions } from './webhook-service-options';
import { GUARD_HEALTH_PORT } from '../../contract/guard-names';
import { Port } from '../../contract/ports';

export interface WebhookOptions {
  readonly webhookGuard?: boolean | null;
  readonly service?: WebhookServiceOptions | null;
  readonly kubernetesVersion?: string;
  readonly busGuard: boolean;
  readonly nodeGuard: boolean;
  readonly ports: readonly { readonly port: number }[];
  readonly guardedPorts: readonly unknown[];
}

/** Refuses options of webhooks that would have no effect, and ports that a guard in the pod has already. */
export function validateWebhookOptions({ webhookGuard, service, busGuard, nodeGuard, ports, guardedPorts, kubernetesVersion }: WebhookOptions): void {
  if (webhookGuard && !busGuard && !nodeGuard) {
    throw new Error('webhookGuard: got true, but the EventBus has neither a node guard nor a bus guard, which do the retrying. Allowed: nodeGuard or busGuard on the bus, or webhookGuard off');
  }
  if (webhookGuard && (nodeGuard ? ports : guardedPorts).length === 0) {
    throw new Error('webhookGuard: got true without a webhook that a guard can read; webhooks with their own certificate are not readable. Allowed: a webhook without TLS, or no webhookGuard');
  }
  if (service && service.enabled !== false && ports.length === 0) {
    throw new Error('service: got options, but none of the events has an HTTP server, so there is no Service. Allowed: an event of a webhook type, or no service');
  }
  if (service) validateWebhookService(service, ports.map(({ port }) => port), kubernetesVersion);
  const taken = ports.find(({ port }) => busGuard && (port === GUARD_HEALTH_PORT || port === Port.BUS_CLIENT));
  if (taken) {
    throw new Error(`got a webhook on port ${taken.port}, on which the bus guard listens in the same pod; one of them could not start. Allowed: any other port, or busGuard: false`);
  }
}
