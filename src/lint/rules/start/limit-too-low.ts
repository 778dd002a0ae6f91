import { natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { Bus } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { humanBytes, JETSTREAM, streamConfigPath } from '../../helpers/buses';

const bus = (fields: string, streamConfig = 'replicas: 3') => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, ${fields}streamConfig: "${streamConfig}" } }
`;

/** An event is JSON with an id, a source, a type, a subject, a time and its data: about 250 bytes without any data. */
const LEAST_EVENT = 250;
/** What nats-server takes for maxAge and duplicates: checkStreamCfg in server/stream.go. */
const LEAST_DURATION_MS = 100;

export const limitTooLow: Rule = {
  id: 'ha/limit-too-low',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A limit of the bus is so low that no event fits.',
  why: 'NATS refuses the stream, or refuses or drops each event',
  fix: 'raise the limit, or remove it for the default',
  docs: [Docs.JETSTREAM_BUS, Docs.JETSTREAM_STREAMS],
  examples: {
    bad: [
      bus('maxPayload: "10", '),
      bus('', 'maxBytes: 100'),
      bus('', 'maxAge: 1ns\\nduplicates: 1ns'),
      bus('', 'duplicates: 50ms'),
    ],
    good: [bus('maxPayload: 1MB, '), bus('', 'maxBytes: 1000000\\nmaxAge: 1h'), bus('', 'maxBytes: -1'), bus('maxPayload: "0", ')],
  },
  check: ({ buses }) => buses.flatMap(each => [...payload(each), ...stream(each)]),
};

function payload({ object, type, directives }: Bus): Finding[] {
  const text = type === 'jetstream' ? setting(directives, 'max_payload') : undefined;
  const size = text === undefined ? undefined : natsSize(text);
  return size === undefined || size <= 0 || size >= LEAST_EVENT ? [] : [{
    object,
    path: [...JETSTREAM, 'maxPayload'],
    what: `maxPayload is ${text}, and an event has at least ${LEAST_EVENT} bytes`,
    why: 'no EventSource can publish an event',
    effect: { does: 'never-delivers', to: 'object' },
  }];
}

function stream(each: Bus): Finding[] {
  const { object, stream: config } = each;
  if (config === undefined) return [];
  const { maxBytes, maxAgeMs, duplicatesMs } = config;
  const short = (['maxAge', 'duplicates'] as const).find(key => {
    const ms = key === 'maxAge' ? maxAgeMs : duplicatesMs;
    return ms > 0 && ms < LEAST_DURATION_MS;
  });
  return [
    ...short === undefined ? [] : [{
      object, path: streamConfigPath(each, short), what: `${short} is less than ${LEAST_DURATION_MS} ms`, why: 'NATS refuses the stream, and no pod connects to the bus',
    }],
    ...maxBytes > 0 && maxBytes < LEAST_EVENT ? [{
      object,
      path: streamConfigPath(each, 'maxBytes'),
      what: `maxBytes is ${humanBytes(maxBytes)}, and an event has at least ${LEAST_EVENT} bytes`,
      why: 'NATS deletes each event as soon as it is stored',
      effect: { does: 'loses', to: 'object' } as const,
    }] : [],
  ];
}
