/** An entry of `eventBus.jetstream.versions` in the configuration of the controller. */
export interface JetStreamVersion {
  /** What `spec.jetstream.version` of an EventBus names. */
  readonly version: string;
  readonly natsImage: string;
  readonly configReloaderImage: string;
  readonly metricsExporterImage: string;
  readonly startCommand: string;
}

/** JetStream version of a bus unless the user names another. */
export const DEFAULT_JETSTREAM_VERSION = '2.10.29';

const RELOADER = 'natsio/nats-server-config-reloader';
const EXPORTER = 'natsio/prometheus-nats-exporter';

/** Tags of the two images beside nats-server. */
const TOOLS = { old: ['0.7.0', '0.9.1'], new: ['0.14.0', '0.14.0'], current: ['0.23.0', '0.20.1'], latest: ['latest', 'latest'] } as const;

function entry(version: string, tag: string, tools: keyof typeof TOOLS): JetStreamVersion {
  const [reloader, exporter] = TOOLS[tools];
  return {
    version,
    natsImage: `nats:${tag}`,
    configReloaderImage: `${RELOADER}:${reloader}`,
    metricsExporterImage: `${EXPORTER}:${exporter}`,
    // alpine images have nats-server in the PATH, the others in the root folder
    startCommand: tag.endsWith('-alpine') ? 'nats-server' : '/nats-server',
  };
}

const named = (version: string, tools: keyof typeof TOOLS) => entry(version, version, tools);
const UNTIL_2_9_12 = ['2.8.1', '2.8.1-alpine', '2.8.2', '2.8.2-alpine', '2.9.1', '2.9.12'].map(version => named(version, 'old'));
const OLD = [...UNTIL_2_9_12, named('2.9.16', 'old')];

/**
 * The versions that a controller should list: the one that published controllers have, and the two lines that get fixes. Images beside them as in the
 * main branch of Argo Events. Upgrades go through the lines in this order.
 *
 * @see https://github.com/argoproj/argo-events/pull/4134
 */
export const RECOMMENDED_LIST: readonly JetStreamVersion[] = [named('2.10.29', 'new'), named('2.14.10', 'current'), named('2.15.3', 'current')];

/** The lists that were published, each called as the nats-server of its entry `latest`. */
export const PUBLISHED_LISTS = {
  '2.9.12': [entry('latest', '2.9.12', 'old'), ...UNTIL_2_9_12],
  '2.9.16': [entry('latest', '2.9.16', 'old'), ...OLD],
  '2.10.10': [entry('latest', '2.10.10', 'new'), ...OLD, named('2.10.10', 'new')],
  '2.10.29': [entry('latest', '2.10.29', 'new'), ...OLD, named('2.10.29', 'new')],
  '2.10.29 beside 2.10.10': [entry('latest', '2.10.29', 'new'), ...OLD, named('2.10.10', 'new'), named('2.10.29', 'new')],
  'nats:latest': [entry('latest', 'latest', 'latest')],
} as const satisfies Record<string, readonly JetStreamVersion[]>;
