import { natsSize } from '../../../argo-events/nats/bus-settings';
import { STREAMING_DEFAULTS } from '../../../argo-events/nats/streaming';
import { parseGoDuration } from '../../../values/go-values';
import { asString, Json } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { managedBuses } from '../../helpers/buses';

const bus = (native: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { replicas: 3${native} } } }
`;

export const invalidStreamingSetting: Rule = {
  id: 'ha/invalid-streaming-setting',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A setting of a NATS Streaming bus has a value that the controller or the servers refuse.',
  why: 'the controller creates no servers, or the servers exit when they read their configuration. No EventSource and no Sensor on the bus starts',
  fix: 'set auth to none or token, the times to Go durations such as 72h, maxAge with hours or seconds first, and the sizes to numbers with a unit such as 1GB',
  problems: ['invalid-auth', 'invalid-duration', 'invalid-size', 'ambiguous-duration', 'below-minimum', 'contradicts-heartbeat'],
  docs: [
    Docs.STAN_BUS, Docs.source('pkg/reconciler/eventbus/installer/nats.go'), 'https://github.com/hashicorp/raft/blob/v1.3.1/config.go',
    'https://github.com/nats-io/nats-server/blob/v2.3.3/conf/lex.go',
  ],
  examples: {
    bad: [
      bus(', auth: basic'), bus(', maxAge: 3d'), bus(', maxAge: 30m'), bus(', maxAge: "0"'), bus(', maxBytes: 1 gigabyte'), bus(', maxPayload: lots'), bus(', raftCommitTimeout: "100"'),
      bus(', raftLeaseTimeout: 5s'), bus(', raftElectionTimeout: 1s'), bus(', raftHeartbeatTimeout: 1ms, raftLeaseTimeout: 1ms'),
    ],
    good: [
      bus(', auth: token, maxAge: 24h30m, maxBytes: 2GB, maxPayload: "0"'), bus(', auth: none, maxAge: 0h30m'), bus(', auth: "${AUTH}", maxAge: "${MAX_AGE}"'), bus(', raftHeartbeatTimeout: 5s, raftElectionTimeout: 5s, raftLeaseTimeout: 4s'),
    ],
  },
  check: flow => managedBuses(flow).filter(({ type }) => type === 'nats').flatMap(({ object, servers }) =>
    faultsOf(servers.fields).map(({ field, ...fault }) => ({ object, path: [...servers.path, field], ...fault }))),
};

interface Fault {
  readonly field: string;
  readonly problem: string;
  readonly what: string;
}

const TIMES = ['maxAge', 'raftHeartbeatTimeout', 'raftElectionTimeout', 'raftLeaseTimeout', 'raftCommitTimeout'] as const;
const SIZES = ['maxBytes', 'maxPayload'] as const;

/** Shortest times that Raft takes, in milliseconds. */
const LEAST = { raftHeartbeatTimeout: 5, raftElectionTimeout: 5, raftLeaseTimeout: 5, raftCommitTimeout: 1 } as const;

/** Values that are no text have a rule of their own, and placeholders are not known yet. */
function faultsOf(given: Json): Fault[] {
  const native = Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value !== 'string' || !isPlaceholder(value)));
  const auth = asString(native.auth);
  const unread = [
    ...auth === undefined || auth === 'none' || auth === 'token' ? [] : [{ field: 'auth', problem: 'invalid-auth', what: `auth is ${JSON.stringify(auth)}; allowed: none, token` }],
    ...TIMES.filter(field => parseGoDuration(textOf(native, field)) === undefined)
      .map(field => ({ field, problem: 'invalid-duration', what: `${field} is ${JSON.stringify(native[field])}, which is not a Go duration` })),
    ...SIZES.filter(field => natsSize(textOf(native, field)) === undefined || /\s/.test(textOf(native, field)))
      .map(field => ({ field, problem: 'invalid-size', what: `${field} is ${JSON.stringify(native[field])}, which is not a size` })),
  ];
  return unread.length > 0 ? unread : [...unquotedAge(textOf(native, 'maxAge')), ...raftFaults(native)];
}

/** The controller writes maxAge without quotes, and the servers take what begins as a number for one: `30m` is 30 million. */
function unquotedAge(text: string): Fault[] {
  return /^\d+[hsunµμ]/.test(text) ? [] : [{ field: 'maxAge', problem: 'ambiguous-duration', what: `maxAge is ${text}, which the servers do not read as a time; whole hours or seconds have to come first, as in 0h30m` }];
}

function raftFaults(native: Json): Fault[] {
  // zero stands for the default
  const ms = (field: keyof typeof LEAST) => parseGoDuration(textOf(native, field)) || parseGoDuration(STREAMING_DEFAULTS[field])!;
  const compare = (field: keyof typeof LEAST, how: string, other: keyof typeof LEAST): Fault =>
    ({ field, problem: 'contradicts-heartbeat', what: `${field} is ${textOf(native, field)}, ${how} than ${other}, which is ${textOf(native, other)}` });
  const [heartbeat, election, lease] = [ms('raftHeartbeatTimeout'), ms('raftElectionTimeout'), ms('raftLeaseTimeout')];
  return [
    ...(Object.keys(LEAST) as (keyof typeof LEAST)[]).filter(field => ms(field) < LEAST[field])
      .map(field => ({ field, problem: 'below-minimum', what: `${field} is ${textOf(native, field)}; Raft needs at least ${LEAST[field]} ms` })),
    ...lease > heartbeat ? [compare('raftLeaseTimeout', 'longer', 'raftHeartbeatTimeout')] : [],
    ...election < heartbeat ? [compare('raftElectionTimeout', 'shorter', 'raftHeartbeatTimeout')] : [],
  ];
}

function textOf(native: Json, field: keyof typeof STREAMING_DEFAULTS): string {
  return asString(native[field]) ?? String(STREAMING_DEFAULTS[field]);
}
