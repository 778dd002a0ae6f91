import { ApiObject, Chart, Duration, Size, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { BusRuntime, HaEventBus, HaEventSource, HaPodPolicy, HaSensor, IHaEventBus, StreamDiscard } from '../../../src';
import { natsSize, setting } from '../../../src/argo-events/nats/bus-settings';
import { WARNING } from '../../../src/constructs/checks/warning';
import { settingsKeys } from '../../../src/lint/helpers/settings-keys';

type Values = { [field: string]: any };

/** What the constructs make of manifests: their props say the same as the custom resources, and hold nothing else. */
export function constructsOf(manifests: readonly Values[]): { manifests: Values[]; warnings: string[] } {
  const app = Testing.app();
  const charts = new Map<string, Chart>();
  const chartOf = ({ metadata }: Values) => {
    const namespace = metadata.namespace ?? 'shop';
    if (!charts.has(namespace)) charts.set(namespace, new Chart(app, namespace, { namespace }));
    return charts.get(namespace)!;
  };
  new HaPodPolicy(new Chart(app, 'platform'), 'PodPolicy');
  const buses = new Map<string, IHaEventBus>();
  const busOf = (manifest: Values) => {
    const [chart, name] = [chartOf(manifest), manifest.spec?.eventBusName ?? 'default'];
    const key = `${chart.node.id}/${name}`;
    if (!buses.has(key)) buses.set(key, HaEventBus.fromEventBusName(chart, `Bus ${name}`, name));
    return buses.get(key)!;
  };
  const order = ['EventBus', 'EventSource', 'Sensor'];
  const sorted = [...manifests].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  sorted.forEach((manifest, index) => {
    const [chart, id] = [chartOf(manifest), `${manifest.kind} ${index}`];
    switch (manifest.kind) {
      case 'EventBus': {
        buses.set(`${chart.node.id}/${manifest.metadata.name}`, new HaEventBus(chart, id, busProps(manifest)));
        break;
      }
      case 'EventSource': new HaEventSource(chart, id, { ...clientProps(manifest), eventBus: busOf(manifest) } as any); break;
      case 'Sensor': new HaSensor(chart, id, { ...clientProps(manifest), eventBus: busOf(manifest) } as any); break;
      default: new ApiObject(chart, id, manifest as any);
    }
  });
  const synthesized = [...charts.values(), app.node.findChild('platform') as Chart].flatMap(chart => Testing.synth(chart));
  // some are made by the validation of the app
  const warnings = app.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data as string));
  return { manifests: synthesized, warnings };
}

function clientProps({ metadata, spec }: Values): Values {
  const { eventBusName: _, ...props } = spec ?? {};
  return { metadata, ...props };
}

/** Of a native bus. A spec that is not one has no prop, so that it is refused as an unknown one. */
function busProps({ metadata, spec }: Values): Values {
  const { jetstream, ...others } = spec ?? {};
  const { streamConfig, settings, metadata: podMetadata, ...props } = jetstream ?? {};
  return {
    metadata,
    runtime: BusRuntime.NATIVE,
    ...others,
    ...props,
    ...podMetadata && { podMetadata },
    ...streamConfig !== undefined && { stream: streamOptions(streamConfig) },
    ...settings !== undefined && { jetstream: storeOptions(settings) },
  };
}

function streamOptions(text: string): unknown {
  const { maxAge, maxBytes, duplicates, discard, ...others } = parse(text);
  return {
    ...others,
    ...typeof maxAge === 'string' && { maxAge: duration(maxAge) },
    ...typeof duplicates === 'string' && { duplicates: duration(duplicates) },
    ...maxBytes !== undefined && { maxBytes: typeof maxBytes === 'number' ? sizeOf(maxBytes) : maxBytes },
    ...discard !== undefined && { discard: discard === 1 ? StreamDiscard.NEW : StreamDiscard.OLD },
  };
}

const STORES = { maxFileStore: 'max_file_store', maxMemoryStore: 'max_memory_store' };

/** Keys that have no prop stay, to be refused as unknown props. */
function storeOptions(text: string): unknown {
  const stores = Object.entries(STORES).map(([prop, key]) => [prop, setting(text, key)] as const).filter(([, value]) => value !== undefined);
  const sync = setting(text, 'sync_interval');
  return {
    ...Object.fromEntries((settingsKeys(text) ?? [text]).filter(key => !/^(max_file|max_mem|sync)/.test(key)).map(key => [key, true])),
    ...Object.fromEntries(stores.map(([prop, value]) => [prop, sizeOf(natsSize(value!)!)])),
    ...sync !== undefined && sync !== 'always' && { syncInterval: duration(sync) },
  };
}

function sizeOf(bytes: number): Size {
  return Size.kibibytes(Math.ceil(bytes / 1024));
}

function duration(text: string): unknown {
  const [, number, unit] = /^(\d+)([hms])$/.exec(text) ?? [];
  return unit === undefined ? text : { h: Duration.hours, m: Duration.minutes, s: Duration.seconds }[unit as 'h'](Number(number));
}
