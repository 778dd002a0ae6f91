import { Duration } from 'cdk8s';
import { burstOf } from './burst';
import { cpuRequest } from './cpu-request';
import { EventBusThroughput } from './throughput';
import { BusIntent, BusLimit, BusLimits, busNeed, busShortfalls, serverMemoryBytes } from '../../argo-events/sizing/bus-sizing';
import { SERVER_CPU } from '../../argo-events/sizing/processor';
import { humanBytes } from '../../lint/helpers/buses';
import { goDuration } from '../../values/go-duration';
import { sizeBytes } from '../checks/size-quantity';

/** What the bus is to bear, with every default. `maxAge`: of the stream, where it is given. */
export function busIntent(given: EventBusThroughput, maxAge?: Duration): BusIntent {
  const { eventsPerSecond, eventSize, largestEventSize, burstPerSecond, retention, backlog } = given;
  const kept = retention ?? maxAge ?? Duration.hours(72);
  if (retention && maxAge && retention.toMilliseconds() !== maxAge.toMilliseconds()) {
    throw new Error(`throughput.retention: got ${goDuration(retention)}, and ${goDuration(maxAge)} for stream.maxAge. Allowed: one of the two`);
  }
  if (kept.toMilliseconds() === 0) {
    throw new Error('throughput: events are kept for 0 s, which is no limit. No volume is large enough. Allowed: a retention, for example Duration.hours(72)');
  }
  const burst = burstOf(given, 1);
  const survived = backlog ?? (burstPerSecond === undefined ? kept : Duration.seconds(0));
  if (survived.toMilliseconds() > kept.toMilliseconds()) {
    throw new Error(`throughput.backlog: got ${goDuration(survived)} with a retention of ${goDuration(kept)}. Older events are discarded, whether a Sensor got them or not. `
      + `Allowed: at most ${goDuration(kept)}; raise throughput.retention`);
  }
  const eventBytes = sizeBytes(eventSize);
  const largestEventBytes = largestEventSize ? sizeBytes(largestEventSize) : eventBytes;
  if (largestEventBytes < eventBytes) {
    throw new Error(`throughput.largestEventSize: got ${humanBytes(largestEventBytes)}, below the eventSize of ${humanBytes(eventBytes)}. Allowed: eventSize or more`);
  }
  return {
    eventsPerSecond,
    burstPerSecond: burst,
    eventBytes,
    largestEventBytes,
    retentionSeconds: kept.toMilliseconds() / 1000,
    backlogSeconds: survived.toMilliseconds() / 1000,
  };
}

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** For the state of Sensors, and for the Raft logs of all streams. */
const SMALLEST_VOLUME_GIB = 5;
const SMALLEST_MEMORY_MIB = 1024;
const SMALLEST_MILLICORES = 250;

/** Quantity of a volume of which the stream, at these shares, holds what the bus is to bear. */
export function volumeFor(intent: BusIntent, shares: number): string {
  return `${Math.max(SMALLEST_VOLUME_GIB, Math.ceil(busNeed(intent).bytes / shares / GIB))}Gi`;
}

/** Quantity of memory of a server, in steps of 256 MiB. */
export function memoryFor(intent: BusIntent, duplicatesSeconds: number): string {
  return `${Math.max(SMALLEST_MEMORY_MIB, Math.ceil(serverMemoryBytes(intent, duplicatesSeconds) / MIB / 256) * 256)}Mi`;
}

/** Quantity of the processor request of a server. Any server may lead the stream. */
export function serverCpu({ burstPerSecond, eventBytes }: BusIntent): string {
  return cpuRequest(SMALLEST_MILLICORES, burstPerSecond, SERVER_CPU, eventBytes);
}

/** NATS text of the largest event: the default of 2 MB, or more. */
export function maxPayloadFor(intent: BusIntent): string {
  return `${Math.max(2, Math.ceil(busNeed(intent).payloadBytes / MIB))}MB`;
}

const LIMITS: Readonly<Record<BusLimit, { readonly prop: string; readonly text: (value: number) => string; readonly consequence: string }>> = {
  maxBytes: { prop: 'stream.maxBytes', text: humanBytes, consequence: 'Events would be discarded before their time' },
  maxMsgs: { prop: 'stream.maxMsgs', text: String, consequence: 'Events would be discarded before their time' },
  maxAgeSeconds: { prop: 'stream.maxAge', text: seconds => `${seconds} s`, consequence: 'Events would be discarded before their time' },
  maxFileStoreBytes: { prop: 'jetstream.maxFileStore', text: humanBytes, consequence: 'NATS would refuse events' },
  maxPayloadBytes: { prop: 'maxPayload', text: value => `${value} bytes`, consequence: 'NATS would refuse the largest events' },
};

/** Refuses limits that are given and do not bear the throughput. */
export function validateThroughput(intent: BusIntent, limits: BusLimits): void {
  const [shortfall] = busShortfalls(intent, limits);
  if (shortfall === undefined) return;
  const { prop, text, consequence } = LIMITS[shortfall.limit];
  throw new Error(`throughput: ${intentText(intent)} needs ${prop} ${text(shortfall.needs)}, and it is ${text(shortfall.has)}. ${consequence}. `
    + `Allowed: ${prop} of at least ${text(shortfall.needs)}${shortfall.limit.endsWith('Bytes') && shortfall.limit !== 'maxPayloadBytes' ? ' on a volume that holds it, or neither: both are derived' : ', or no value: it is derived'}`);
}

/** Refuses a memory limit that is given and too small for the servers. */
export function validateServerMemory(intent: BusIntent, duplicatesSeconds: number, limitBytes: number | undefined): void {
  const needed = serverMemoryBytes(intent, duplicatesSeconds);
  if (limitBytes === undefined || limitBytes >= needed) return;
  throw new Error(`throughput: ${intentText(intent)} needs ${humanBytes(needed)} of memory in a server, and containerTemplate.resources.limits.memory is ${humanBytes(limitBytes)}. `
    + `The server would be killed. Allowed: at least ${humanBytes(needed)}, or no value: it is derived`);
}

function intentText({ burstPerSecond, eventBytes, retentionSeconds }: BusIntent): string {
  return `${burstPerSecond} events a second of ${humanBytes(eventBytes)}, kept for ${retentionSeconds} s,`;
}
