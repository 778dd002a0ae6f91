import { ControllerFacts, controllersThatFit, entryOf } from './jetstream-support';
import { JetStreamVersion } from './jetstream-versions';
import { PUBLISHED_CONTROLLERS, PublishedController } from './published-controllers';
import { compareVersions } from './versions';

/** The first nats-server that keeps its streams when it is killed. */
export const OLDEST_SAFE = '2.10.23';

/** A JetStream version to name on a bus. */
export interface Recommended {
  readonly version: string;
  /** The controllers that list it; undefined when every controller that fits the facts does. */
  readonly onlyIn?: readonly PublishedController[];
}

/** The newest version that the controller lists, or may list, from `oldest` on; undefined when the facts leave none. */
export function recommendedVersion(facts: ControllerFacts, oldest = OLDEST_SAFE): Recommended | undefined {
  const controllers = controllersThatFit(facts);
  const listed = facts.jetStreamVersions ?? controllers.flatMap(({ jetStreamVersions }) => jetStreamVersions.map(({ version }) => version));
  const candidates = [...new Set(listed)].filter(version => isNumbered(version) && compareVersions(version, oldest) >= 0)
    .sort((a, b) => compareVersions(b, a));
  const listing = (version: string) => controllers.filter(controller => entryOf(controller, version) !== undefined);
  const isCertain = (version: string) => facts.jetStreamVersions !== undefined || listing(version).length === controllers.length;
  const certain = candidates.find(isCertain);
  if (certain !== undefined) return { version: certain };
  return candidates.length === 0 ? undefined : { version: candidates[0], onlyIn: listing(candidates[0]) };
}

/** Tags of the nats-server that runs for a version: as many as the controllers that fit disagree on, none when that is not known. */
export function natsServers(version: string, facts: ControllerFacts): string[] {
  if (isNumbered(version)) return [version];
  const entries = facts.jetStreamVersions === undefined ? controllersThatFit(facts).flatMap(controller => entryOf(controller, version) ?? []) : [];
  return [...new Set(entries.map(serverOf))];
}

/** `2.10.29` of `nats:2.10.29`. */
export function serverOf({ natsImage }: Pick<JetStreamVersion, 'natsImage'>): string {
  return natsImage.slice(natsImage.lastIndexOf(':') + 1);
}

export function isNumbered(version: string): boolean {
  return /^\d+\.\d+\.\d+/.test(version);
}

/** The tag `latest` is not: it is pulled when a pod starts. */
export function isOld(server: string): boolean {
  return isNumbered(server) && compareVersions(server, OLDEST_SAFE) < 0;
}

/** A version with which a bus starts that does not start now: a safe one, or else the newest. */
export function startingVersion(facts: ControllerFacts): Recommended | undefined {
  return recommendedVersion(facts) ?? recommendedVersion(facts, '0');
}

/** The controllers that list a safe version. */
export function controllersWithSafeVersion(): PublishedController[] {
  return PUBLISHED_CONTROLLERS.filter(({ jetStreamVersions }) => jetStreamVersions.some(({ version }) => isNumbered(version) && !isOld(version)));
}
