import { Bus, Client } from '../../flow/flow';
import { asArray } from '../../values/json-values';

/** Pods that hang when a server of the bus vanishes. */
export function lacksGuard({ bus, busGuard }: Pick<Client, 'bus' | 'busGuard'>): boolean {
  return bus?.type === 'jetstream' && bus.replicas > 1 && !busGuard;
}

/** The servers tell clients no addresses. As nats-server reads the flag: with one dash or two, alone or with a value. */
export function advertisesNothing({ jetstream }: Pick<Bus, 'jetstream'>): boolean {
  return (asArray(jetstream.startArgs) ?? []).some(argument => typeof argument === 'string' && /^--?no_advertise(?:=(?:true|t|1))?$/i.test(argument));
}
