import { Broken, MissingFact } from './model';
import { controllersThatFit, entryOf } from '../../argo-events/catalog/jetstream-support';
import { startingVersion } from '../../argo-events/catalog/recommended-version';
import { ARGO_EVENTS_FLOOR } from '../../argo-events/catalog/versions';
import { busSupport, controllerFacts } from '../../flow/bus-support';
import { Facts } from '../../flow/facts';
import { Bus } from '../../flow/flow';
import { namedController, neededFacts, recommendation } from '../../flow/support-words';

/** Why the controller makes no servers for the JetStream version of the bus. */
export function brokenVersion(bus: Bus, facts: Facts): Broken[] {
  if (bus.type !== 'jetstream' || busSupport(bus, facts).kind !== 'unlisted') return [];
  const controller = controllerFacts(bus, facts);
  const choice = startingVersion(controller);
  const text = bus.jetstream.version === undefined
    ? 'the EventBus names no JetStream version, so the bus and all that uses it never start'
    : `${namedController(controller)} knows no JetStream version "${String(bus.jetstream.version)}", so the bus and all that uses it never start`;
  return [{
    part: 'bus',
    text,
    fix: {
      part: 'bus',
      field: 'spec.jetstream.version',
      change: choice === undefined ? 'a version in the configuration of the controller; or add this one to that configuration' : recommendation(choice),
    },
  }];
}

/** What has to be known before the bus is known to start. */
export function unknownVersion(bus: Bus, facts: Facts): MissingFact[] {
  if (bus.type !== 'jetstream' || assumedController([bus], facts) !== undefined) return [];
  const support = busSupport(bus, facts);
  const { version } = bus.jetstream;
  return support.kind !== 'unknown' ? [] : [{
    part: 'bus',
    fact: `whether the controller lists JetStream version "${String(version)}" (${neededFacts(support)})`,
    always: true,
  }];
}

/**
 * The Argo Events version whose install manifests the controller is taken to come from. Undefined where facts tell how it was installed, where
 * that decides nothing, or where these manifests do not list what the buses name.
 */
export function assumedController(buses: readonly Bus[], facts: Facts): string | undefined {
  if (facts.controllerConfiguration !== undefined || facts.chartVersion !== undefined) return undefined;
  const open = buses.filter(bus => bus.type === 'jetstream' && busSupport(bus, facts).kind === 'unknown');
  const argoEventsVersion = facts.argoEventsVersion ?? ARGO_EVENTS_FLOOR;
  const [controller] = controllersThatFit({ argoEventsVersion, controllerConfiguration: 'manifest' });
  return controller !== undefined && open.some(({ jetstream }) => entryOf(controller, jetstream.version) !== undefined) ? argoEventsVersion : undefined;
}
