/** The lowest Argo Events version that this package knows how to make highly available. */
export const ARGO_EVENTS_FLOOR = 'v1.9.11';

/** JetStream version of a bus unless the user names another. */
export const DEFAULT_JETSTREAM_VERSION = '2.10.29';

/** What `spec.jetstream.version` stands for, as in the controller's configuration. */
export interface JetStreamVersion {
  readonly version: string;
  readonly natsImage: string;
  readonly configReloaderImage: string;
  readonly metricsExporterImage: string;
  readonly startCommand: string;
}

/** Where a controller configuration comes from. */
export type ConfigOrigin = 'manifest' | 'helm';

/** The JetStream part of a published controller configuration. */
export interface ControllerConfig {
  readonly origin: ConfigOrigin;
  /** First and last Argo Events version that ship it. */
  readonly from: string;
  readonly to: string;
  /** Chart version, for Helm. */
  readonly chart?: string;
  readonly jetStreamVersions: readonly JetStreamVersion[];
}

const RELOADER = 'natsio/nats-server-config-reloader';
const EXPORTER = 'natsio/prometheus-nats-exporter';

function entry(version: string, nats: string, tools: 'old' | 'new'): JetStreamVersion {
  return {
    version,
    natsImage: `nats:${nats}`,
    configReloaderImage: `${RELOADER}:${tools === 'new' ? '0.14.0' : '0.7.0'}`,
    metricsExporterImage: `${EXPORTER}:${tools === 'new' ? '0.14.0' : '0.9.1'}`,
    // alpine images have nats-server in the PATH, the others in the root folder
    startCommand: nats.endsWith('-alpine') ? 'nats-server' : '/nats-server',
  };
}

const OLD = ['2.8.1', '2.8.1-alpine', '2.8.2', '2.8.2-alpine', '2.9.1', '2.9.12', '2.9.16'].map(v => entry(v, v, 'old'));

function catalog(newest: string): JetStreamVersion[] {
  return [entry('latest', newest, 'new'), ...OLD, entry(newest, newest, 'new')];
}

/** Newest first. */
export const CONTROLLER_CONFIGS: readonly ControllerConfig[] = [
  { origin: 'manifest', from: 'v1.9.10', to: 'v1.9.11', jetStreamVersions: catalog('2.10.29') },
  { origin: 'helm', from: 'v1.9.10', to: 'v1.9.10', chart: '2.4.22', jetStreamVersions: catalog('2.10.10') },
  { origin: 'manifest', from: 'v1.9.2', to: 'v1.9.9', jetStreamVersions: catalog('2.10.10') },
];

/** The JetStream versions that the controller of that Argo Events version deploys; undefined when that version is not known here. */
export function jetStreamVersions(argoEventsVersion: string = ARGO_EVENTS_FLOOR, origin: ConfigOrigin = 'manifest'): readonly JetStreamVersion[] | undefined {
  return CONTROLLER_CONFIGS.find(config => config.origin === origin
    && compareVersions(config.from, argoEventsVersion) <= 0
    && compareVersions(argoEventsVersion, config.to) <= 0)?.jetStreamVersions;
}

/** The entry of that JetStream version in the controller of the floor version; undefined means that the bus would never start. */
export function jetStreamVersion(name: unknown, argoEventsVersion: string = ARGO_EVENTS_FLOOR): JetStreamVersion | undefined {
  return jetStreamVersions(argoEventsVersion)?.find(known => known.version === name);
}

/** Order of versions by their numbers; `v` in front and what follows the numbers do not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(version => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) {
      return Math.sign(difference);
    }
  }
  return 0;
}
