import { LiveBus, LiveConsumer, LiveServer, LiveStream } from '../../flow/live-bus';

interface Changes {
  readonly servers?: readonly LiveServer[];
  readonly streams?: Readonly<Record<string, Partial<LiveStream>>>;
  readonly consumers?: Readonly<Record<string, LiveConsumer>>;
}

/** The bus of the examples: three servers in one meta group, the stream with three copies. */
export function liveBus(changes: Changes = {}) {
  const servers = changes.servers ?? [0, 1, 2].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, metaGroupSize: 3, metaLeader: 'eventbus-default-js-0' }));
  const stream = { copies: 3, replicas: 3, behind: [], direct: false };
  const streams = new Map(Object.entries({ default: {}, ...changes.streams }).map(([name, given]) => [name, { ...stream, ...given }]));
  return new Map<string, LiveBus>([['/default', { servers, streams, consumers: new Map(Object.entries(changes.consumers ?? {})) }]]);
}
