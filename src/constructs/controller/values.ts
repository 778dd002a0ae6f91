import { ControllerNatsVersion, HaControllerConfigProps } from './ha-controller-config-props';
import { JetStreamVersion, RECOMMENDED_LIST } from '../../argo-events/catalog/jetstream-versions';
import { STREAMING_VERSIONS } from '../../resources/controller/controller-config';
import { metadata } from '../checks/metadata';
import { check, Checks, integer, listOf, text, validateProps, withRequired } from '../checks/prop-schema';
import { podDisruptionBudget } from '../event-bus/check-props';

const version = withRequired<ControllerNatsVersion>(
  { version: text, natsImage: text, metricsExporterImage: text, configReloaderImage: text, startCommand: text }, 'version', 'natsImage',
);

const CONTROLLER: Checks<HaControllerConfigProps> = {
  metadata,
  versions: listOf('a list of NATS versions', version),
  imageRegistry: check('a registry, for example "registry.example.com/mirror"', value => typeof value === 'string' && /^[a-z0-9][-a-z0-9.:/_]*[a-z0-9]$/.test(value)),
  replicas: integer,
  podDisruptionBudget,
};

/** Every value of the controller, given or derived. */
export interface ControllerValues {
  readonly versions: readonly JetStreamVersion[];
  readonly streaming: readonly object[];
  readonly replicas: number;
}

export function controllerValues(props: HaControllerConfigProps): ControllerValues {
  validateProps(props, CONTROLLER);
  const { replicas = 2, versions, imageRegistry } = props;
  if (replicas < 2) throw new Error(`replicas: got ${replicas}. Changes of flows wait while the pod is replaced. Allowed: 2 or more`);
  if (versions?.length === 0) throw new Error('versions: got none. The controller would create no bus. Allowed: at least one, or no versions');
  const mirrored = (image: string) => imageRegistry ? `${imageRegistry}/${image}` : image;
  const all = versions?.map(given => complete(given, mirrored)) ?? RECOMMENDED_LIST.map(entry => ({
    ...entry,
    natsImage: mirrored(entry.natsImage),
    configReloaderImage: mirrored(entry.configReloaderImage),
    metricsExporterImage: mirrored(entry.metricsExporterImage),
  }));
  const names = all.map(entry => entry.version);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`versions: got ${twice} twice. The controller uses the first. Allowed: each version once`);
  return {
    versions: all,
    streaming: STREAMING_VERSIONS.map(entry => ({
      ...entry, natsStreamingImage: mirrored(entry.natsStreamingImage), metricsExporterImage: mirrored(entry.metricsExporterImage),
    })),
    replicas,
  };
}

/** Images that are not given are those of the newest recommended version. */
function complete(given: ControllerNatsVersion, mirrored: (image: string) => string): JetStreamVersion {
  const newest = RECOMMENDED_LIST[RECOMMENDED_LIST.length - 1];
  return {
    version: given.version,
    natsImage: given.natsImage,
    metricsExporterImage: given.metricsExporterImage ?? mirrored(newest.metricsExporterImage),
    configReloaderImage: given.configReloaderImage ?? mirrored(newest.configReloaderImage),
    startCommand: given.startCommand ?? (given.natsImage.endsWith('-alpine') ? 'nats-server' : '/nats-server'),
  };
}
