import { Facts } from './facts';
import { Bus } from './flow';
import { ControllerFacts, jetStreamSupport, Support } from '../argo-events/catalog/jetstream-support';

/** The facts about the controller of one bus. Its annotation counts before the published lists. */
export function controllerFacts({ jetStreamVersions }: Pick<Bus, 'jetStreamVersions'>, facts: Facts): ControllerFacts {
  return { ...jetStreamVersions && { jetStreamVersions }, ...facts };
}

/** Whether the controller makes servers for the version of a native bus. */
export function busSupport(bus: Bus, facts: Facts): Support {
  return jetStreamSupport(bus.jetstream.version, controllerFacts(bus, facts));
}
