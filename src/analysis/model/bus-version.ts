import { controllersThatFit, entryOf } from '../../argo-events/catalog/jetstream-support';
import { ARGO_EVENTS_FLOOR } from '../../argo-events/catalog/versions';
import { busSupport } from '../../flow/bus-support';
import { Facts } from '../../flow/facts';
import { Bus } from '../../flow/flow';

/**
 * The Argo Events version whose install manifests the controller is taken to come from. Undefined where facts tell how it was installed, where
 * that decides nothing, or where these manifests do not list what the buses name.
 */
export function assumedController(buses: readonly Bus[], facts: Facts): string | undefined {
  if (facts.controllerConfiguration !== undefined || facts.chartVersion !== undefined) return undefined;
  const open = buses.filter(bus => bus.type === 'jetstream' && busSupport(bus, facts).kind === 'unknown');
  const argoEventsVersion = facts.argoEventsVersion ?? ARGO_EVENTS_FLOOR;
  const [controller] = controllersThatFit({ argoEventsVersion, controllerConfiguration: 'manifest' });
  const listed = controller !== undefined && open.some(({ jetstream }) => entryOf(controller, jetstream.version) !== undefined);
  return listed ? argoEventsVersion : undefined;
}
