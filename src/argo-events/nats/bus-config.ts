import { stringify } from 'yaml';
import { MANIFEST_STREAM_CONFIG, mergedStreamConfig } from './stream-config';
import { Port } from '../../contract/ports';
import { asRecord, asString, at, Json } from '../../values/json-values';
import { busType } from '../catalog/client-election';
import { busHost, busNames } from '../catalog/names';
import { knownPart } from '../catalog/struct-walk';

/** Key of the client secret, mounted as {@link CLIENT_AUTH_FILE}. */
export const CLIENT_AUTH_KEY = 'client-auth';
export const CLIENT_AUTH_FILE = '/etc/eventbus/auth/auth.yaml';

/**
 * What an EventBus tells its EventSources and Sensors, its `status.config`: undefined for one that is refused, and for
 * `spec.nats`, the former NATS Streaming.
 */
export function busConfig(eventBus: unknown, namespace: string, controllerStreamConfig: Json = MANIFEST_STREAM_CONFIG): Json | undefined {
  const name = asString(at(eventBus, 'metadata', 'name')) ?? '';
  const spec = asRecord(at(eventBus, 'spec')) ?? {};
  switch (busType(eventBus)) {
    case 'jetstream': {
      const streamConfig = mergedStreamConfig(eventBus, controllerStreamConfig);
      return streamConfig && {
        jetstream: {
          url: `nats://${busHost(name, namespace)}:${Port.BUS_CLIENT}`,
          accessSecret: { name: busNames(name).clientSecret, key: CLIENT_AUTH_KEY },
          streamConfig: written(streamConfig),
        },
      };
    }
    case 'jetstreamExotic':
      return { jetstream: knownPart('JetStreamConfig', spec.jetstreamExotic) };
    case 'kafka': {
      const kafka = knownPart('KafkaBus', spec.kafka) as Json;
      return { kafka: { ...kafka, topic: asString(kafka.topic) || `${namespace}-${name}` } };
    }
    default:
      return undefined;
  }
}

const texts = new Map<string, string>();

/** Many clients have the same configuration, and to write YAML is slow. */
function written(streamConfig: Json): string {
  const key = JSON.stringify(streamConfig);
  const text = texts.get(key) ?? stringify(streamConfig, { sortMapEntries: true });
  texts.set(key, text);
  return text;
}
