import { controllersThatFit, entryOf } from '../../argo-events/catalog/jetstream-support';
import { DEFAULT_JETSTREAM_VERSION } from '../../argo-events/catalog/jetstream-versions';
import { describeControllers, PUBLISHED_CONTROLLERS, PublishedController } from '../../argo-events/catalog/published-controllers';
import { isNumbered, serverOf } from '../../argo-events/catalog/recommended-version';
import { ARGO_EVENTS_FLOOR, compareVersions } from '../../argo-events/catalog/versions';
import { FIRST_WITH_SYNC } from '../../argo-events/nats/sync-interval';

const NONE_LISTED = `a version from ${FIRST_WITH_SYNC} on; jetStreamVersions has none: add one to the configuration of the controller and to jetStreamVersions`;

/** The controllers that a bus may be deployed with unless the user names their list. */
const CONTROLLERS = PUBLISHED_CONTROLLERS.filter(({ argoEvents }) => compareVersions(argoEvents, ARGO_EVENTS_FLOOR) >= 0);

/** The version of the bus, which the controller must list, as it makes no servers for any other. */
export function jetStreamVersion(given: string | undefined, own: readonly string[] | undefined, argoEventsVersion?: string): string {
  const version = given ?? DEFAULT_JETSTREAM_VERSION;
  const controllers = controllersOf(argoEventsVersion);
  const allowed = (own ?? publishedVersions(controllers)).filter(knowsSync);
  if (allowed.includes(version)) return version;
  const got = given === undefined ? `got none, and the default ${version}` : `got "${given}", which`;
  const listed = own?.includes(version)
    || PUBLISHED_CONTROLLERS.some(controller => entryOf(controller, version) !== undefined && !knowsSync(version));
  const reason = listed
    ? `does not support sync_interval, which needs at least nats-server ${FIRST_WITH_SYNC}`
    : own === undefined ? `${describeControllers(controllers)} do not list` : 'is not in jetStreamVersions';
  const otherwise = own === undefined ? '; or a version that your controller lists, with that list in jetStreamVersions' : '';
  throw new Error(`version: ${got} ${reason}; the bus would never start. Allowed: ${allowed.length > 0 ? `${allowed.join(', ')}${otherwise}` : NONE_LISTED}`);
}

/** Where the bus may not start although the version is allowed; undefined where there is no such place to name. */
export function versionWarning(version: string, own: readonly string[] | undefined, argoEventsVersion?: string): string | undefined {
  const [manifests] = controllersThatFit({ argoEventsVersion: argoEventsVersion ?? ARGO_EVENTS_FLOOR, controllerConfiguration: 'manifest' });
  // nothing is known of the list of a later release
  if (own !== undefined || manifests === undefined || entryOf(manifests, version) !== undefined) return undefined;
  const listing = controllersOf(argoEventsVersion).filter(controller => entryOf(controller, version) !== undefined);
  return `only the controller of ${describeControllers(listing)} lists the JetStream version ${version}. With any other controller the bus never starts. `
    + `If your controller lists the version, set jetStreamVersions: ['${version}']`;
}

/** Those of a version; of a later one than those published, the newest. */
function controllersOf(argoEventsVersion: string | undefined): readonly PublishedController[] {
  const fitting = argoEventsVersion === undefined ? [] : controllersThatFit({ argoEventsVersion });
  return fitting.length === 0 ? CONTROLLERS : fitting;
}

function publishedVersions(controllers: readonly PublishedController[]): string[] {
  return [...new Set(controllers.flatMap(({ jetStreamVersions }) => jetStreamVersions.map(({ version }) => version)))];
}

/** A version without a number is what its image says. */
function knowsSync(version: string): boolean {
  const servers = isNumbered(version) ? [version]
    : CONTROLLERS.flatMap((controller: PublishedController) => entryOf(controller, version) ?? []).map(serverOf);
  return servers.every(server => !isNumbered(server) || compareVersions(server, FIRST_WITH_SYNC) >= 0);
}
