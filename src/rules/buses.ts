import { setting } from '../argo-events/bus-settings';
import { Bus, Flow } from '../flow/flow';

/** Where the fields of a native bus are. */
export const JETSTREAM = ['spec', 'jetstream'] as const;

/** Buses whose servers the controller makes. */
export function nativeBuses({ buses }: Flow): readonly Bus[] {
  return buses.filter(({ type }) => type === 'jetstream');
}

/** The text of the stream's settings and a key in it, or where they would stand. */
export function streamConfigPath({ type }: Pick<Bus, 'type'>, ...key: string[]): readonly string[] {
  return ['spec', type === 'jetstreamExotic' ? 'jetstreamExotic' : 'jetstream', 'streamConfig', ...key];
}

/** Other names that nats-server has for a key. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  max_file_store: ['max_file'],
  max_memory_store: ['max_mem_store', 'max_mem'],
  sync_interval: ['sync'],
};

/** The value of a key in the settings of the servers, by whatever name it is given. */
export function settingOf({ settings }: Pick<Bus, 'settings'>, key: string): string | undefined {
  return [key, ...ALIASES[key] ?? []].map(name => setting(settings, name)).find(value => value !== undefined);
}

/** `1.5 GiB`. */
export function humanBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}
