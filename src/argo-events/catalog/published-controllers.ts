import { JetStreamVersion, PUBLISHED_LISTS } from './jetstream-versions';

/** Where a controller configuration comes from: Argo Events' install manifests, or the chart argo-events of argo-helm. */
export type ConfigOrigin = 'manifest' | 'helm';

/** A published controller with its list of JetStream versions. */
export interface PublishedController {
  readonly origin: ConfigOrigin;
  readonly argoEvents: string;
  /** Version of the chart, for Helm. */
  readonly chart?: string;
  readonly jetStreamVersions: readonly JetStreamVersion[];
}

type ListName = keyof typeof PUBLISHED_LISTS;

/** Releases that follow each other have the same list. */
const MANIFESTS: readonly (readonly [list: ListName, ...argoEvents: string[]])[] = [
  ['2.9.12', 'v1.8.0'],
  ['2.9.16', 'v1.8.1', 'v1.9.0', 'v1.9.1'],
  ['2.10.10', 'v1.9.2', 'v1.9.3', 'v1.9.4', 'v1.9.5', 'v1.9.6', 'v1.9.7', 'v1.9.8', 'v1.9.9'],
  ['2.10.29', 'v1.9.10', 'v1.9.11'],
];

/** The Argo Events of each chart, from 2.4.0 on. */
const CHARTS: readonly (readonly [list: ListName, ...argoEvents: string[]])[] = [
  ['nats:latest', 'v1.8.0', 'v1.8.1', 'v1.9.0', 'v1.9.1', 'v1.9.1', 'v1.9.1', 'v1.9.2'],
  [
    '2.10.10', 'v1.9.2', 'v1.9.2', 'v1.9.3', 'v1.9.3', 'v1.9.3', 'v1.9.4', 'v1.9.5', 'v1.9.5', 'v1.9.6', 'v1.9.7', 'v1.9.8', 'v1.9.9', 'v1.9.9',
    'v1.9.10', 'v1.9.10', 'v1.9.10', 'v1.9.11', 'v1.9.11',
  ],
  ['2.10.29 beside 2.10.10', 'v1.9.11', 'v1.9.11', 'v1.9.11'],
];

function controllers(origin: ConfigOrigin, releases: typeof MANIFESTS): PublishedController[] {
  return releases.flatMap(([list, ...versions]) => versions.map(argoEvents => ({ origin, argoEvents, jetStreamVersions: PUBLISHED_LISTS[list] })));
}

/** Oldest first, those of the manifests before those of the charts. */
export const PUBLISHED_CONTROLLERS: readonly PublishedController[] = [
  ...controllers('manifest', MANIFESTS),
  ...controllers('helm', CHARTS).map((controller, patch) => ({ ...controller, chart: `2.4.${patch}` })),
];

/** `the install manifests of Argo Events v1.9.10 to v1.9.11 and the Helm chart 2.4.25 to 2.4.27`. */
export function describeControllers(described: readonly PublishedController[]): string {
  const [manifests, charts] = (['manifest', 'helm'] as const)
    .map(origin => ranges(PUBLISHED_CONTROLLERS.filter(controller => controller.origin === origin), described));
  return [
    ...manifests.length > 0 ? [`the install manifests of Argo Events ${manifests.join(', ')}`] : [],
    ...charts.length > 0 ? [`the Helm chart ${charts.join(', ')}`] : [],
  ].join(' and ');
}

/** Releases that follow each other, as one range. */
function ranges(all: readonly PublishedController[], described: readonly PublishedController[]): string[] {
  const runs: string[][] = [];
  all.forEach((controller, index) => {
    if (!described.includes(controller)) return;
    const release = controller.chart ?? controller.argoEvents;
    if (described.includes(all[index - 1])) runs[runs.length - 1].push(release);
    else runs.push([release]);
  });
  return runs.map(run => (run.length === 1 ? run[0] : `${run[0]} to ${run[run.length - 1]}`));
}
