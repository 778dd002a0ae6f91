import { Yaml } from 'cdk8s';
import { Json } from '../../values/json-values';

/** Values that stand for values of the chart while the objects are made. None of them occurs in the texts of this package. */
export const PLACEHOLDERS = {
  bus: 'placeholder-bus',
  source: 'placeholder-source',
  sensor: 'placeholder-sensor',
  namespace: 'placeholder-namespace',
  natsBoxImage: 'placeholder-nats-box',
  guardImage: 'placeholder-guard',
  clusterDomain: 'placeholder.domain',
} as const;

const EXPRESSIONS: Readonly<Record<string, string>> = {
  [PLACEHOLDERS.bus]: '$.Values.eventBus.name',
  [PLACEHOLDERS.source]: '$source',
  [PLACEHOLDERS.sensor]: '$sensor.name',
  [PLACEHOLDERS.namespace]: '$.Release.Namespace',
  [PLACEHOLDERS.natsBoxImage]: '$.Values.images.natsBox',
  [PLACEHOLDERS.clusterDomain]: '$.Values.clusterDomain',
};

/** The name of the Job ends with a hash of its contents; here with one of all that its template reads. */
const JOB = new RegExp(`(?<=${PLACEHOLDERS.sensor}-bucket-)[0-9a-f]{8}`, 'g');

/** Objects as the text of a Helm template. */
export function templateOf(objects: readonly Json[], expressions: Readonly<Record<string, string>> = EXPRESSIONS): string {
  const names = Object.keys(expressions).map(name => name.replace('.', '\\.')).join('|');
  return Yaml.stringify(...objects)
    // braces beside each other, or beside a placeholder
    .replace(/[{}]{2,}|\{(?=placeholder)/g, '{{ "$&" }}')
    .replace(JOB, hash => `{{ list "${hash}" $.Values.eventBus $.Values.images $sensor | toJson | sha256sum | trunc 8 }}`)
    // a name such as 123 alone is not a string
    .replace(new RegExp(`(?<=: |- )(${names})$`, 'gm'), name => `{{ ${expressions[name]} | quote }}`)
    .replace(new RegExp(names, 'g'), name => `{{ ${expressions[name]} }}`);
}
