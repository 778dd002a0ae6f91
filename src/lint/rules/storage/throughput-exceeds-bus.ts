import { natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { BusIntent, BusLimit, BusLimits, BusShortfall, busShortfalls } from '../../../argo-events/sizing/bus-sizing';
import { Bus } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Rule } from '../../engine/rule';
import { humanBytes, streamConfigPath } from '../../helpers/buses';
import { declaredThroughput, Throughput } from '../../helpers/throughput';

const bus = (throughput: string, limits: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
  annotations: { cdk8s-argo-events-ha/throughput: '${throughput}' }
spec:
  jetstream:
    version: 2.10.29
    replicas: 3
    persistence: { volumeSize: 20Gi }
${limits}`;

const LIMITED = `    maxPayload: 2MB
    settings: |
      max_file_store: 18253611008
      max_memory_store: 268435456
    streamConfig: |
      maxBytes: 14602888806
      maxMsgs: -1
      maxAge: 72h
      duplicates: 5m
      replicas: 3
`;

export const throughputExceedsBus: Rule = {
  id: 'ha/throughput-exceeds-bus',
  category: 'storage',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The bus does not bear the throughput that its annotation declares.',
  why: 'a full stream discards its oldest events, whether a Sensor got them or not. NATS refuses events above max_payload, and all events when the file store is full',
  fix: 'raise the limit and the volume, or declare a lower rate, a shorter retention or a shorter backlog',
  docs: [Docs.JETSTREAM_CONFIG, Docs.JETSTREAM_STREAMS],
  examples: {
    bad: [
      bus('{"eventsPerSecond": 250, "eventBytes": 1024, "retentionSeconds": 259200}', LIMITED),
      bus('{"eventsPerSecond": 1, "eventBytes": 1024, "largestEventBytes": 3000000}', LIMITED),
      bus('{"eventsPerSecond": 1, "eventBytes": 1024, "backlogSeconds": 864000}', LIMITED),
      bus('{"eventsPerSecond": 1, "eventBytes": 1024}', LIMITED.replace('maxMsgs: -1', 'maxMsgs: 1000')),
      bus('{"eventsPerSecond": 2, "eventBytes": 1024}', LIMITED.replace('18253611008', '1GB').replace('14602888806', '-1')),
      bus('much', LIMITED),
    ],
    good: [
      bus('{"eventsPerSecond": 10, "eventBytes": 1024, "retentionSeconds": 259200}', LIMITED),
      bus('{"eventsPerSecond": 250, "eventBytes": 1024, "retentionSeconds": 14400}', LIMITED),
    ],
  },
  check: flow => flow.buses.filter(({ stream }) => stream !== undefined).flatMap(each =>
    declaredThroughput(each.object, declared => busShortfalls(intentOf(declared, each), limitsOf(each)).map(shortfall => finding(each, shortfall)))),
};

/** Events are kept as long as the stream keeps them, unless the annotation says otherwise. */
function intentOf(declared: Throughput, { stream }: Bus): BusIntent {
  return {
    burstPerSecond: declared.eventsPerSecond,
    largestEventBytes: declared.eventBytes,
    retentionSeconds: Math.max(0, stream!.maxAgeMs / 1000),
    backlogSeconds: 0,
    ...declared,
  };
}

function limitsOf({ stream, settings, directives }: Bus): BusLimits {
  const limited = (value: number | undefined) => value !== undefined && value > 0 ? value : undefined;
  return {
    maxBytes: limited(stream!.maxBytes),
    maxMsgs: limited(stream!.maxMsgs),
    maxAgeSeconds: limited(stream!.maxAgeMs / 1000),
    maxFileStoreBytes: limited(natsSize(setting(settings, 'max_file_store') ?? '')),
    maxPayloadBytes: limited(natsSize(setting(directives, 'max_payload') ?? '1MB')),
  };
}

const seconds = (value: number) => `${Math.ceil(value)} s`;
const IN_TEXT: Readonly<Record<BusLimit, { readonly name: string; readonly text: (value: number) => string }>> = {
  maxBytes: { name: 'maxBytes', text: humanBytes },
  maxMsgs: { name: 'maxMsgs', text: String },
  maxAgeSeconds: { name: 'maxAge', text: seconds },
  maxFileStoreBytes: { name: 'max_file_store', text: humanBytes },
  maxPayloadBytes: { name: 'max_payload', text: value => `${value} bytes` },
};

function finding({ object, type, servers }: Bus, { limit, has, needs }: BusShortfall): Finding {
  const { name, text } = IN_TEXT[limit];
  const ofServers = limit === 'maxFileStoreBytes' ? 'settings' : 'maxPayload';
  const path: Path = limit === 'maxFileStoreBytes' || limit === 'maxPayloadBytes'
    ? type === 'jetstream' && servers ? [...servers.path, ofServers] : ['spec', type!]
    : streamConfigPath({ type }, name);
  return { object, path, what: `the declared throughput needs ${name} ${text(needs)}, and it is ${text(has)}` };
}
