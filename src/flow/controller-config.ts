import { parse } from 'yaml';
import { ControllerConfig } from './flow';
import { parseStreamConfig } from '../argo-events/nats/stream-config';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../values/json-values';

/** The configuration of the controller, when its ConfigMap is among the objects. */
export function controllerConfig(objects: readonly FlowObject[]): ControllerConfig | undefined {
  const object = objects.find(({ kind, manifest }) => kind === 'ConfigMap' && asString(at(manifest, 'data', 'controller-config.yaml')) !== undefined);
  const jetstream = object && asRecord(at(parseText(asString(at(object.manifest, 'data', 'controller-config.yaml'))!), 'eventBus', 'jetstream'));
  if (object === undefined || jetstream === undefined) {
    return undefined;
  }
  const streamConfig = parseStreamConfig(jetstream.streamConfig);
  const settings = asString(jetstream.settings);
  const versions = (asArray(jetstream.versions) ?? []).map(asRecord).flatMap(entry => {
    const version = asString(entry?.version);
    return version === undefined ? [] : [{ version, natsImage: asString(entry?.natsImage) }];
  });
  return {
    object,
    ...streamConfig && { streamConfig },
    ...settings !== undefined && { settings },
    jetStreamVersions: versions.map(({ version }) => version),
    natsImages: new Map(versions.flatMap(({ version, natsImage }) => (natsImage === undefined ? [] : [[version, natsImage] as const]))),
  };
}

function parseText(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}
