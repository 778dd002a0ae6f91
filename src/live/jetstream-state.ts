import { STREAM } from '../argo-events/catalog/names';
import { LiveBus, LiveConsumer, LiveServer, LiveStream } from '../flow/live-bus';
import { asInteger, asRecord, asRecords, asString, at, Json } from '../values/json-values';

/** The path of the monitoring endpoint that has all of it. */
export const JETSTREAM_STATE_PATH = 'jsz?accounts=true&streams=true&consumers=true&config=true';

/** The answer of a server; undefined when it did not answer. */
export interface ServerAnswer {
  readonly server: string;
  readonly answer?: string;
}

/** The state of a bus from the answers of its servers. The leader of a stream or consumer is the one that tells of it. */
export function jetStreamState(answers: readonly ServerAnswer[]): LiveBus {
  const streams = new Map<string, LiveStream>();
  const consumers = new Map<string, LiveConsumer>();
  const servers = answers.map(({ server, answer }): LiveServer => {
    const said = parsed(answer);
    if (said === undefined) return { name: server, answers: false };
    for (const detail of streamsOf(said)) {
      const name = asString(detail.name) ?? '';
      if (leads(server, detail)) streams.set(name, stream(detail));
      if (name !== STREAM) continue;
      for (const consumer of asRecords(detail.consumer_detail)) {
        if (leads(server, consumer)) consumers.set(asString(consumer.name) ?? '', { pending: asInteger(consumer.num_pending) ?? 0, waiting: asInteger(consumer.num_waiting) ?? 0 });
      }
    }
    const [metaGroupSize, metaLeader] = [asInteger(at(said, 'meta_cluster', 'cluster_size')), asString(at(said, 'meta_cluster', 'leader'))];
    return { name: server, answers: true, ...metaGroupSize !== undefined && { metaGroupSize }, ...metaLeader !== undefined && { metaLeader } };
  });
  return { servers, streams, consumers };
}

/** A bus of one server has no cluster to tell of. */
function leads(server: string, { cluster }: Json): boolean {
  return (asString(asRecord(cluster)?.leader) ?? server) === server;
}

function stream(detail: Json): LiveStream {
  const peers = asRecords(at(detail, 'cluster', 'replicas'));
  return {
    copies: peers.length + 1,
    replicas: asInteger(at(detail, 'config', 'num_replicas')) ?? peers.length + 1,
    behind: peers.filter(({ current, offline }) => current !== true || offline === true).map(({ name }) => asString(name) ?? ''),
    direct: at(detail, 'config', 'allow_direct') === true,
  };
}

function streamsOf(said: Json): Json[] {
  return asRecords(said.account_details).flatMap(({ stream_detail: details }) => asRecords(details));
}

function parsed(answer: string | undefined): Json | undefined {
  try {
    return answer === undefined ? undefined : asRecord(JSON.parse(answer));
  } catch {
    return undefined;
  }
}
