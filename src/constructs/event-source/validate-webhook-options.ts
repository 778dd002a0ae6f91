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
    throw new Error('webhookGuard: got true, but the EventBus has neither a node guard nor a bus guard. No guard would retry requests. Allowed: nodeGuard or busGuard on the bus, or webhookGuard: false');
  }
  if (webhookGuard && (nodeGuard ? ports : guardedPorts).length === 0) {
    throw new Error('webhookGuard: got true without a webhook that a guard can read. A guard cannot read webhooks with their own certificate. Allowed: a webhook without TLS, or no webhookGuard');
  }
  if (service && service.enabled !== false && ports.length === 0) {
    throw new Error('service: got options, but no event has an HTTP server. No Service would exist. Allowed: an event of a webhook type, or no service');
  }
  if (service) validateWebhookService(service, ports.map(({ port }) => port), kubernetesVersion);
  const taken = ports.find(({ port }) => busGuard && (port === GUARD_HEALTH_PORT || port === Port.BUS_CLIENT));
  if (taken) {
    throw new Error(`got a webhook on port ${taken.port}. The bus guard listens on this port in the same pod, so one of them could not start. Allowed: any other port, or busGuard: false`);
  }
}
