import { BusGuardOptions } from './bus-guard-options';
import { BUS_GUARD_IMAGE, busGuardConfigName } from '../../contract/guard-names';
import { BusGuardWiring } from '../../resources/workload/workload-input';
import { quantity as parseQuantity } from '../../values/quantity';
import { check, fields, flag, text } from '../checks/prop-schema';
import { sizeBytes, sizeQuantity } from '../checks/size-quantity';

const cpu = check('a Kubernetes quantity of at least 1m, for example "20m"', value => typeof value === 'string' && (parseQuantity(value) ?? 0) >= 0.001);
const memory = check('a cdk8s Size of at least 16 MiB, for example Size.mebibytes(64)',
  value => typeof value?.toKibibytes === 'function' && sizeBytes(value) >= 16 * 1024 ** 2);

export const busGuardOptions = fields<BusGuardOptions>({ enabled: flag, image: text, cpuRequest: cpu, memory });

/** Props by which a construct has, or has not, the guard. */
export interface BusGuardProps {
  readonly busGuard?: boolean | null;
  readonly busGuardImage?: string | null;
  readonly busGuardOptions?: BusGuardOptions | null;
}

export interface GivenBusGuard {
  readonly enabled?: boolean;
  readonly image?: string;
  readonly cpuRequest?: string;
  readonly memory?: string;
}

/** The short props and the options as one; refuses two values for one thing. */
export function givenBusGuard({ busGuard, busGuardImage, busGuardOptions: options }: BusGuardProps): GivenBusGuard {
  return {
    enabled: one('busGuard', busGuard, 'busGuardOptions.enabled', options?.enabled),
    image: one('busGuardImage', busGuardImage, 'busGuardOptions.image', options?.image),
    cpuRequest: options?.cpuRequest ?? undefined,
    memory: options?.memory ? sizeQuantity(options.memory) : undefined,
  };
}

/** The guard of a bus, given or derived. */
export function busGuardWiring(bus: string, { image = BUS_GUARD_IMAGE, cpuRequest, memory: size }: GivenBusGuard): BusGuardWiring {
  return { configName: busGuardConfigName(bus), image, cpuRequest, memory: size };
}

function one<T>(short: string, a: T | null | undefined, long: string, b: T | null | undefined): T | undefined {
  if ((a ?? undefined) !== undefined && (b ?? undefined) !== undefined && a !== b) throw new Error(`${short}: got ${a}, and ${b} for ${long}. Allowed: one of the two`);
  return b ?? a ?? undefined;
}
