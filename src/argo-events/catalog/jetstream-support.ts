import { JetStreamVersion } from './jetstream-versions';
import { ConfigOrigin, PUBLISHED_CONTROLLERS, PublishedController } from './published-controllers';
import { compareVersions } from './versions';
import { isPlaceholder } from '../../values/placeholder';

/** What tells which JetStream versions the controller lists. */
export interface ControllerFacts {
  /** `v1.9.11`. */
  readonly argoEventsVersion?: string;
  /** Whose configuration the controller has. */
  readonly controllerConfiguration?: ConfigOrigin;
  /** Version of the chart argo-events, `2.4.25`. It implies helm. */
  readonly chartVersion?: string;
  /** The list itself, when it is not a published one. It counts before all others. */
  readonly jetStreamVersions?: readonly string[];
}

export type ControllerFact = keyof ControllerFacts;

/** Whether the controller makes servers for `spec.jetstream.version`. */
export type Support =
  | { readonly kind: 'listed' }
  /** No StatefulSet is made. */
  | { readonly kind: 'unlisted' }
  /** The version is a variable that a later tool replaces. */
  | { readonly kind: 'unrendered' }
  /** It depends on facts that are missing: all of one set decide it. */
  | { readonly kind: 'unknown'; readonly needs: readonly (readonly ControllerFact[])[]; readonly listedBy: readonly PublishedController[] };

export function jetStreamSupport(version: unknown, facts: ControllerFacts): Support {
  if (typeof version === 'string' && isPlaceholder(version)) return { kind: 'unrendered' };
  if (facts.jetStreamVersions !== undefined) {
    return { kind: facts.jetStreamVersions.some(own => own === version) ? 'listed' : 'unlisted' };
  }
  const candidates = controllersThatFit(facts);
  const listing = candidates.filter(controller => entryOf(controller, version) !== undefined);
  if (candidates.length === 0) {
    const listedBy = PUBLISHED_CONTROLLERS.filter(controller => entryOf(controller, version) !== undefined);
    return listedBy.length > 0 || isNewerThanPublished(version) ? { kind: 'unknown', needs: [[beyondTheTable(facts)]], listedBy } : { kind: 'unlisted' };
  }
  if (listing.length === candidates.length) return { kind: 'listed' };
  return listing.length === 0 ? { kind: 'unlisted' } : { kind: 'unknown', needs: deciding(facts, candidates, listing), listedBy: listing };
}

/** The first chart with named versions. Earlier ones, which list only latest, count where a release is named. */
const FIRST_CHART_WITH_NAMES = '2.4.7';

/** The published controllers that the facts leave; none when the facts name a release that is not in the table. */
export function controllersThatFit({ argoEventsVersion, controllerConfiguration, chartVersion }: ControllerFacts): PublishedController[] {
  const origin = chartVersion === undefined ? controllerConfiguration : 'helm';
  return PUBLISHED_CONTROLLERS.filter(controller => (origin === undefined || controller.origin === origin)
    && (chartVersion !== undefined
      ? compareVersions(controller.chart!, chartVersion) === 0
      : argoEventsVersion === undefined
        ? controller.chart === undefined || compareVersions(controller.chart, FIRST_CHART_WITH_NAMES) >= 0
        : compareVersions(controller.argoEvents, argoEventsVersion) === 0));
}

/** What a controller starts for a version; undefined for one that it does not list. */
export function entryOf({ jetStreamVersions }: PublishedController, version: unknown): JetStreamVersion | undefined {
  return jetStreamVersions.find(entry => entry.version === version);
}

/** A later Argo Events may list it. */
function isNewerThanPublished(version: unknown): boolean {
  return typeof version === 'string' && /^\d+\.\d+\.\d+/.test(version) && compareVersions(version, NEWEST_PUBLISHED) > 0;
}

const NEWEST_PUBLISHED = PUBLISHED_CONTROLLERS.flatMap(({ jetStreamVersions }) => jetStreamVersions.map(({ version }) => version))
  .filter(version => version !== 'latest').reduce((a, b) => compareVersions(a, b) >= 0 ? a : b);

/** A chart may be installed with another Argo Events than its own. */
function beyondTheTable({ controllerConfiguration, chartVersion }: ControllerFacts): ControllerFact {
  return controllerConfiguration === 'helm' && chartVersion === undefined ? 'chartVersion' : 'jetStreamVersions';
}

type Controllers = readonly PublishedController[];

function deciding(
  { argoEventsVersion, controllerConfiguration }: ControllerFacts, candidates: Controllers, listing: Controllers,
): ControllerFact[][] {
  if (controllerConfiguration !== undefined) return [[controllerConfiguration === 'helm' ? 'chartVersion' : 'argoEventsVersion']];
  const differ = (origin: ConfigOrigin) => {
    const [all, some] = [candidates, listing].map(controllers => controllers.filter(controller => controller.origin === origin).length);
    return some > 0 && some < all;
  };
  return [
    [...argoEventsVersion === undefined && differ('manifest') ? ['argoEventsVersion' as const] : [], 'controllerConfiguration'],
    ...differ('helm') ? [['chartVersion' as const]] : [],
  ];
}
