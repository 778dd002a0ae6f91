import { FlowObject } from '../manifests/manifest-object';
import { inNamespace } from '../manifests/objects-of-kind';
import { asRecord, asString, at } from '../values/json-values';

/** Ports of events, each with the port on which the webhook guard listens in its place; undefined when its ConfigMap is not among the objects. */
export type GuardPorts = ReadonlyMap<string, string>;

const FRONTEND = /^frontend webhook-(\d+)$[^]*?^ *bind "\$\{POD_IP\}:(\d+)"/gm;

export function guardPorts(configMaps: readonly FlowObject[], namespace: string, configMap: string): GuardPorts | undefined {
  const config = inNamespace(configMaps, namespace).find(({ name }) => name === configMap);
  const texts = Object.values(asRecord(at(config?.manifest, 'data')) ?? {}).flatMap(text => asString(text) ?? []);
  return config && new Map(texts.flatMap(text => [...text.matchAll(FRONTEND)].map(([, port, guardPort]) => [port, guardPort] as const)));
}
