import { natsSize } from '../../../argo-events/nats/bus-settings';
import { STREAMING_DEFAULTS } from '../../../argo-events/nats/streaming';
import { asInteger, asString, Json } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { busesWithServers, humanBytes } from '../../helpers/buses';

const bus = (native: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: ${native} } }
`;

export const sharedStreamingLimit: Rule = {
  id: 'ha/shared-streaming-limit',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'A NATS Streaming bus drops its oldest events, delivered or not, at limits that all EventSources share.',
  why: 'all events of a namespace are in one channel; above maxMsgs or maxBytes the servers drop the oldest event without a message, also one that a Sensor has not received. '
    + `The defaults are ${STREAMING_DEFAULTS.maxMsgs} events and ${STREAMING_DEFAULTS.maxBytes}`,
  fix: 'set maxMsgs: 0, which is no limit, and maxBytes to the events of the longest outage of a Sensor, below half of persistence.volumeSize',
  docs: [Docs.STAN_BUS, Docs.source('pkg/reconciler/eventbus/installer/nats.go'), Docs.source('pkg/apis/events/v1alpha1/const.go')],
  examples: {
    bad: [bus('{ replicas: 3 }'), bus('{ maxMsgs: 10000, maxBytes: "0" }'), bus('{ maxMsgs: 0, maxBytes: 10GB, persistence: { volumeSize: 10Gi } }')],
    good: [bus('{ maxMsgs: 0, maxBytes: 4GB, persistence: { volumeSize: 10Gi } }'), bus('{ maxMsgs: 0, maxBytes: 4GB }')],
  },
  check: flow => busesWithServers(flow).filter(({ type }) => type === 'nats').flatMap(({ object, servers: { path, fields }, volumeBytes }): Finding[] => [
    ...messageLimit(fields).map(what => ({ object, path: [...path, 'maxMsgs'], what })),
    ...volumeLimit(fields, volumeBytes).map(what => ({
      object,
      path: [...path, 'maxBytes'],
      what,
      why: 'the servers keep the events in their store and in their Raft log; a server with a full volume stores no event, and the volumes of the others fill in the same way',
    })),
  ]),
};

function messageLimit({ maxMsgs }: Json): string[] {
  const limit = asInteger(maxMsgs) ?? STREAMING_DEFAULTS.maxMsgs;
  return limit === 0 ? [] : [`event number ${limit + 1} drops the oldest one, delivered or not`];
}

function volumeLimit({ maxBytes }: Json, volume: number | undefined): string[] {
  const text = asString(maxBytes) ?? STREAMING_DEFAULTS.maxBytes;
  const limit = natsSize(text);
  return volume === undefined || limit === undefined || limit > 0 && limit <= volume / 2 ? []
    : [`maxBytes is ${limit === 0 ? '0, which is no limit' : text}, and the volume has ${humanBytes(volume)}`];
}
