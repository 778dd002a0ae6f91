import { ControllerConfig } from './flow';
import { effectiveStreamConfig, parseStreamConfig, StreamConfig } from '../argo-events/nats/stream-config';
import { at, Json } from '../values/json-values';

const texts = new Map<unknown, Json | undefined>();
const streams = new Map<string, StreamConfig | undefined>();

/** The values in a streamConfig; one text, which buses tend to share, is read once. */
export function streamText(text: unknown): Json | undefined {
  if (!texts.has(text)) texts.set(text, parseStreamConfig(text));
  return texts.get(text);
}

/** The stream of a bus of that type. */
export function streamOf(eventBus: Json, type: 'jetstream' | 'jetstreamExotic', config?: ControllerConfig): StreamConfig | undefined {
  const text = at(eventBus, 'spec', type, 'streamConfig');
  if (typeof text !== 'string' || config?.streamConfig !== undefined) {
    return effectiveStreamConfig(eventBus, config?.streamConfig);
  }
  const key = `${type} ${text}`;
  if (!streams.has(key)) streams.set(key, effectiveStreamConfig(eventBus));
  return streams.get(key);
}
