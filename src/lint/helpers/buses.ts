import { Bus, BusServers, Flow } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { Path } from '../engine/rule';

/** Where the fields of a native JetStream bus are. */
export const JETSTREAM = ['spec', 'jetstream'] as const;

/** JetStream buses whose servers the controller makes. */
export function nativeBuses({ buses }: Flow): readonly Bus[] {
  return buses.filter(({ type }) => type === 'jetstream');
}

export type BusWithServers = Bus & { readonly servers: BusServers };

/** Buses whose servers the controller makes: JetStream and NATS Streaming. */
export function managedBuses(flow: Flow): readonly BusWithServers[] {
  return busesWithServers(flow).filter(({ servers }) => servers.own === undefined);
}

/** Buses whose servers are known: made by the controller, or by a StatefulSet among the objects. */
export function busesWithServers({ buses }: Flow): readonly BusWithServers[] {
  return buses.filter(hasServers);
}

export function hasServers(bus: Bus): bus is BusWithServers {
  return bus.servers !== undefined;
}

/** A field of the servers: of their pods, or their number. */
export function inServers({ object, servers: { path, own } }: BusWithServers, field: string): { readonly object: FlowObject; readonly path: Path } {
  return own ? { object: own.object, path: field === 'replicas' ? ['spec', 'replicas'] : [...path, field] } : { object, path: [...path, field] };
}

/** `spec.jetstream`. */
export function serversField({ path }: BusServers): string {
  return path.join('.');
}

/** The text of the stream's settings and a key in it, or where they would stand. */
export function streamConfigPath({ type }: Pick<Bus, 'type'>, ...key: string[]): readonly string[] {
  return ['spec', type === 'jetstreamExotic' ? 'jetstreamExotic' : 'jetstream', 'streamConfig', ...key];
}

/** `1.5 GiB`. */
export function humanBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}
