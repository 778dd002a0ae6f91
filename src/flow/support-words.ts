import { ControllerFacts, controllersThatFit, Support } from '../argo-events/catalog/jetstream-support';
import { describeControllers } from '../argo-events/catalog/published-controllers';
import { Recommended } from '../argo-events/catalog/recommended-version';

type UnknownSupport = Extract<Support, { kind: 'unknown' }>;

/** `argoEventsVersion and controllerConfiguration, or chartVersion`. */
export function neededFacts({ needs }: UnknownSupport): string {
  return needs.map(facts => facts.join(' and ')).join(', or ');
}

/** Who lists the version, as far as that is known. */
export function whoLists(version: unknown, { listedBy }: UnknownSupport): string {
  return listedBy.length === 0
    ? `no published controller up to now lists ${JSON.stringify(version)}`
    : `${describeControllers(listedBy)} list${describeControllers(listedBy).includes(' and ') ? '' : 's'} it`;
}

/** The controller that the facts name: `the Helm chart 2.4.24`. */
export function namedController(facts: ControllerFacts): string {
  const controllers = facts.jetStreamVersions === undefined ? controllersThatFit(facts) : [];
  const { argoEventsVersion, controllerConfiguration, chartVersion } = facts;
  return controllers.length === 0 || argoEventsVersion === undefined && controllerConfiguration === undefined && chartVersion === undefined
    ? 'the controller'
    : `the controller of ${describeControllers(controllers)}`;
}

/** `2.10.29`, with the controllers that list it where not all do. */
export function recommendation({ version, onlyIn }: Recommended): string {
  return onlyIn === undefined ? version : `${version}, where the controller lists it, as that of ${describeControllers(onlyIn)}`;
}
