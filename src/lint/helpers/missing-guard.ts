import { Bus, Client } from '../../flow/flow';
import { asArray } from '../../values/json-values';

/** Pods that hang when a server of a native bus vanishes. */
export function lacksGuard({ bus, busGuard, busNodeGuard }: Pick<Client, 'bus' | 'busGuard' | 'busNodeGuard'>): boolean {
  return bus?.type === 'jetstream' && bus.replicas > 1 && !busGuard && busNodeGuard === undefined;
}

/** The same of a bus of own servers, whose clients only a node guard can guard. */
export function lacksNodeGuard({ bus, busNodeGuard }: Pick<Client, 'bus' | 'busNodeGuard'>): boolean {
  return bus?.type === 'jetstreamExotic' && bus.servers?.own !== undefined && bus.replicas > 1 && busNodeGuard === undefined;
}

/** The servers tell clients no addresses. As nats-server reads the flag: with one dash or two, alone or with a value. */
export function advertisesNothing({ jetstream }: Pick<Bus, 'jetstream'>): boolean {
  return (asArray(jetstream.startArgs) ?? []).some(argument => typeof argument === 'string' && /^--?no_advertise(?:=(?:true|t|1))?$/i.test(argument));
}
