import { Course } from './promtool';
import { Labels, matches } from './series';

type Fault = (courses: readonly Course[]) => Course[];

/** Series that end: the pod or the object is no longer there, or is not scraped. */
const ends = (labels: Labels, metric = '.*'): Fault => becomes(labels, metric, 'stale _xEND');
const named = (metric: string, of: string) => new RegExp(`^(?:${metric})$`).test(of);

/** Series that have another value from the fault on, or follow a pattern of promtool. */
function becomes(labels: Labels, metric: string, later: number | string): Fault {
  return courses => {
    const affected = courses.filter(course => named(metric, course.metric) && matches(course, labels));
    if (affected.length === 0) throw new Error(`no series ${metric} has the labels ${JSON.stringify(labels)}`);
    return courses.map(course => affected.includes(course) ? { ...course, later: typeof later === 'number' ? `${later}+0xEND` : later } : course);
  };
}

function begins(like: Labels, metric: string, labels: Labels): Fault {
  return courses => {
    const found = courses.filter(course => named(metric, course.metric) && matches(course, like));
    return [...courses, ...found.map(course => ({ ...course, labels: { ...course.labels, ...labels }, later: undefined, begins: true }))];
  };
}

/** A leader that steps down while nobody takes its place. */
function follows(labels: Labels, metric: string): Fault {
  return courses => {
    const role = Object.keys(labels).find(label => label.startsWith('is_'))!;
    return all(ends(labels, metric), begins(labels, metric, { [role]: 'false' }))(courses);
  };
}

const all = (...faults: readonly Fault[]): Fault => courses => faults.reduce((before, fault) => fault(before), [...courses]);

const server = (ordinals: string) => ({ pod: `eventbus-default-js-(${ordinals})` });
/** The exporter of a server that does not answer has the other metrics still. */
const silent = (ordinals: string) => ends(server(ordinals), 'nats_(server|stream|consumer)_.*');
/** The node of a server is lost. */
const lost = (ordinals: string) => all(becomes(server(ordinals), 'up', 0), ends(server(ordinals), 'nats_.*'));
const STREAM = { stream_name: 'default' };
const BUCKET = { stream_name: 'KV_fulfil' };
const LEADER = { is_consumer_leader: 'true' };

export interface AlertFault {
  readonly name: string;
  /** Servers of the bus, 3 without it. */
  readonly servers?: number;
  /** Events whose requests a guard repeats, the only event of the flow without it. */
  readonly repeatedEvents?: readonly string[];
  readonly fault: Fault;
  /** All alerts that fire in the end. */
  readonly fires: readonly string[];
  /** Labels of alerts, by which a reader finds the culprit. */
  readonly labels?: Readonly<Record<string, Labels>>;
}

const SOURCE = { eventsource_name: 'shop' };
const ONE_SOURCE_POD = { pod: 'shop-eventsource-1' };
const ONE_SENSOR_POD = { pod: 'fulfil-sensor-1' };
const GUARD = { container: 'bus-guard' };
const pending = (later: number | string) => becomes(LEADER, 'nats_consumer_num_pending', later);
const waiting = (later: number | string) => becomes(LEADER, 'nats_consumer_num_waiting', later);
const rejects = (later: string) => becomes(ONE_SOURCE_POD, 'argo_events_events_processing_failed_total', later);
const publishes = (later: string) => becomes(SOURCE, 'argo_events_events_sent_total', later);
const FOR_THREE_MINUTES = '1+0x2 1+5x3 16+0xEND';

const CLIENT_FAULTS: readonly AlertFault[] = [
  {
    name: 'a guard reaches no server',
    fault: becomes({ ...ONE_SENSOR_POD, proxy: 'bus' }, 'haproxy_backend_active_servers', 0),
    fires: ['ArgoEventsGuardNoServer', 'ArgoEventsGuardServerUnreachable'],
    labels: { ArgoEventsGuardNoServer: { sensor_name: 'fulfil', pod: 'fulfil-sensor-1' } },
  },
  { name: 'a guard does not reach one server', fault: becomes({ ...ONE_SOURCE_POD, proxy: 'bus' }, 'haproxy_backend_active_servers', 2), fires: ['ArgoEventsGuardServerUnreachable'] },
  {
    name: 'a pod is connected to another server than the near one',
    fault: all(becomes({ ...ONE_SENSOR_POD, proxy: 'bus', server: '.*-0' }, 'haproxy_server_current_sessions', 0), becomes({ ...ONE_SENSOR_POD, proxy: 'bus', server: '.*-1' }, 'haproxy_server_current_sessions', 2)),
    fires: ['ArgoEventsGuardAwayFromNear'],
    labels: { ArgoEventsGuardAwayFromNear: { pod: 'fulfil-sensor-1', server: 'eventbus-default-js-1', severity: 'info' } },
  },
  { name: 'a pod was created without the pod policy', fault: ends({ ...ONE_SENSOR_POD, ...GUARD }), fires: ['ArgoEventsPodPolicyMissing'] },
  { name: 'all pods of the EventSource are lost', fault: ends(SOURCE), fires: ['ArgoEventsSourceNotRunning', 'ArgoEventsSourceStandbyMissing'] },
  { name: 'one pod of the EventSource is lost', fault: all(becomes(ONE_SOURCE_POD, 'up', 0), ends(ONE_SOURCE_POD, '(argo|haproxy).*')), fires: ['ArgoEventsSourceStandbyMissing'] },
  { name: 'one pod of the Sensor is lost', fault: ends(ONE_SENSOR_POD), fires: ['ArgoEventsSensorStandbyMissing'] },
  {
    name: 'events cannot be published',
    fault: becomes(ONE_SOURCE_POD, 'argo_events_events_(sent|processing)_failed_total', '1+2xEND'),
    fires: ['ArgoEventsSourcePublishFailing'],
    labels: { ArgoEventsSourcePublishFailing: { event_name: 'order', eventsource_name: 'shop' } },
  },
  ...[['order'], [], ['other']].map((repeatedEvents): AlertFault => ({
    name: `bodies cannot be read, a guard repeats requests of ${repeatedEvents.join() || 'no event'}`,
    repeatedEvents,
    fault: rejects('1+2xEND'),
    fires: ['ArgoEventsSourceProcessingFailing'],
  })),
  { name: 'requests fail on a pod that loses its connection in a rollout of the bus, and succeed on another', fault: all(rejects(FOR_THREE_MINUTES), publishes('1+300xEND')), fires: [] },
  { name: 'the same without a guard', repeatedEvents: [], fault: rejects(FOR_THREE_MINUTES), fires: ['ArgoEventsSourceProcessingFailing'] },
  { name: 'the only request of a while is rejected', fault: rejects('1+0x5 2+0xEND'), fires: ['ArgoEventsSourceProcessingFailing'] },
  { name: 'webhooks refuse', fault: becomes({ ...SOURCE, code: '5xx' }, 'haproxy_frontend_http_responses_total', '1+2xEND'), fires: ['ArgoEventsSourceWebhookRefusing'] },
  {
    name: 'webhooks refuse less than one request in a hundred',
    fault: all(becomes({ ...SOURCE, code: '2xx' }, 'haproxy_frontend_http_responses_total', '0+1000xEND'), becomes({ ...SOURCE, code: '5xx' }, 'haproxy_frontend_http_responses_total', '1+2xEND')),
    fires: [],
  },
  {
    name: 'a Sensor does not fetch',
    fault: all(pending('0+1xEND'), waiting(0)),
    fires: ['ArgoEventsSensorStuck', 'ArgoEventsSensorBacklogGrowing'],
    labels: { ArgoEventsSensorStuck: { sensor_name: 'fulfil', trigger_name: 'fulfil', dependency_name: 'order', severity: 'critical' } },
  },
  { name: 'a Sensor is busy with a backlog', fault: all(pending(50), waiting(0), becomes({}, 'nats_consumer_delivered_consumer_seq', '20+60xEND')), fires: [] },
  { name: 'a Sensor is slower than its events', fault: all(pending('1+5xEND'), waiting(1)), fires: ['ArgoEventsSensorBacklogGrowing'], labels: { ArgoEventsSensorBacklogGrowing: { trigger_name: 'fulfil' } } },
  { name: 'a backlog that is worked off', fault: all(pending('900-20xEND'), waiting(1)), fires: [] },
  {
    name: 'a consumer is deleted',
    fault: ends({}, 'nats_consumer_.*'),
    fires: ['ArgoEventsSensorConsumerMissing'],
    labels: { ArgoEventsSensorConsumerMissing: { consumer_name: 'group-4285246969', trigger_name: 'fulfil', dependency_name: 'order', sensor_name: 'fulfil' } },
  },
  { name: 'a trigger fails after all retries', fault: becomes(ONE_SENSOR_POD, 'argo_events_action_retries_failed_total', '1+1xEND'), fires: ['ArgoEventsSensorTriggerFailing'], labels: { ArgoEventsSensorTriggerFailing: { trigger_name: 'fulfil' } } },
  { name: 'an event is delivered again and again', fault: becomes(LEADER, 'nats_consumer_num_redelivered', 1), fires: ['ArgoEventsSensorRedeliveryLoop'], labels: { ArgoEventsSensorRedeliveryLoop: { trigger_name: 'fulfil' } } },
  { name: 'a node has no guard', fault: becomes({}, 'kube_daemonset_status_number_ready', 5), fires: ['ArgoEventsNodeGuardMissing'], labels: { ArgoEventsNodeGuardMissing: { node_guard: 'node-guard' } } },
  { name: 'somebody deletes the guards', fault: ends({}, 'kube_daemonset_.*'), fires: ['ArgoEventsNodeGuardMissing'] },
  { name: 'a node guard reaches no server', fault: becomes({ pod: 'node-guard-.*', proxy: 'bus-.*' }, 'haproxy_backend_active_servers', 0), fires: ['ArgoEventsNodeGuardNoServer'] },
  { name: 'webhooks behind node guards refuse', fault: becomes({ proxy: 'webhooks', code: '5xx' }, 'haproxy_frontend_http_responses_total', '1+2xEND'), fires: ['ArgoEventsNodeGuardWebhookRefusing'] },
];

export const FAULTS: readonly AlertFault[] = [
  { name: 'nothing', fault: courses => [...courses], fires: [] },
  {
    name: 'a server does not answer, and its exporter does',
    fault: silent('2'),
    fires: ['ArgoEventsBusQuorumMarginGone'],
    labels: { ArgoEventsBusQuorumMarginGone: { eventbus: 'default', severity: 'warning' } },
  },
  { name: 'the node of a server is lost', fault: lost('2'), fires: ['ArgoEventsBusQuorumMarginGone'] },
  { name: 'one of five servers is lost', servers: 5, fault: lost('4'), fires: ['ArgoEventsBusServerMissing'] },
  { name: 'two of five servers are lost', servers: 5, fault: lost('3|4'), fires: ['ArgoEventsBusQuorumMarginGone'] },
  { name: 'three of five servers are lost', servers: 5, fault: lost('2|3|4'), fires: ['ArgoEventsBusQuorumLost'] },
  {
    name: 'two servers are lost, and the third leads nothing more',
    fault: all(lost('1|2'), ends({ ...server('0'), is_meta_leader: 'true' }, 'nats_.*'), ...['nats_server_.*', 'nats_stream_.*', 'nats_consumer_.*'].map(metric => begins(
      { ...server('0') }, metric, { is_meta_leader: 'false', is_stream_leader: 'false', is_consumer_leader: 'false' },
    ))),
    fires: ['ArgoEventsBusNoMetaLeader', 'ArgoEventsBusQuorumLost', 'ArgoEventsBusStreamWithoutLeader'],
  },
  { name: 'no server pod is left', fault: ends(server('[0-2]')), fires: ['ArgoEventsBusMetricsAbsent'] },
  { name: 'the meta group has formed with two servers', fault: becomes({}, 'nats_varz_jetstream_meta_cluster_size', 2), fires: ['ArgoEventsBusNotFullyFormed'] },
  { name: 'the meta group has no leader', fault: follows({ is_meta_leader: 'true' }, 'nats_server_total_streams'), fires: ['ArgoEventsBusNoMetaLeader'] },
  {
    name: 'a stream has no leader',
    fault: follows({ ...BUCKET, is_stream_leader: 'true' }, 'nats_stream_total_messages'),
    fires: ['ArgoEventsBusStreamWithoutLeader'],
    labels: { ArgoEventsBusStreamWithoutLeader: { stream_name: 'KV_fulfil' } },
  },
  { name: 'a server has no copy of the stream', fault: ends({ ...server('2'), ...STREAM }, 'nats_stream_.*'), fires: ['ArgoEventsBusCopyMissing'] },
  { name: 'the bucket has one copy', fault: ends({ ...BUCKET, is_stream_leader: 'false' }, 'nats_stream_.*'), fires: ['ArgoEventsSensorBucketCopyMissing'] },
  { name: 'a copy stays behind', fault: all(becomes(STREAM, 'nats_stream_last_seq', '20+10xEND'), becomes({ ...STREAM, ...server('1') }, 'nats_stream_last_seq', 20)), fires: ['ArgoEventsBusCopiesDiffer'] },
  { name: 'a copy lacks messages in its midst', fault: becomes({ ...STREAM, ...server('1') }, 'nats_stream_total_messages', 17), fires: ['ArgoEventsBusCopiesDiffer'], labels: { ArgoEventsBusCopiesDiffer: { stream_name: 'default' } } },
  { name: 'a copy lacks its oldest messages', fault: all(becomes({ ...STREAM, ...server('1') }, 'nats_stream_total_messages', 17), becomes({ ...STREAM, ...server('1') }, 'nats_stream_first_seq', 4)), fires: ['ArgoEventsBusCopiesDiffer'] },
  {
    name: 'a copy lacks messages in its midst, while events flow and servers are scraped at different times',
    fault: all(...[0, 1, 2].flatMap(ordinal => [
      becomes({ ...STREAM, ...server(String(ordinal)) }, 'nats_stream_last_seq', `${20 - ordinal}+100xEND`),
      becomes({ ...STREAM, ...server(String(ordinal)) }, 'nats_stream_total_messages', `${20 - ordinal - (ordinal === 1 ? 3 : 0)}+100xEND`),
    ])),
    fires: ['ArgoEventsBusCopiesDiffer'],
  },
  {
    name: 'a copy lacks its oldest messages, while events flow and age out',
    fault: all(...[0, 1, 2].flatMap(ordinal => [
      becomes({ ...STREAM, ...server(String(ordinal)) }, 'nats_stream_last_seq', `${20 - ordinal}+10xEND`),
      becomes({ ...STREAM, ...server(String(ordinal)) }, 'nats_stream_first_seq', `${ordinal === 1 ? 200 : 1}+10xEND`),
      becomes({ ...STREAM, ...server(String(ordinal)) }, 'nats_stream_total_messages', `${20 - ordinal - (ordinal === 1 ? 199 : 0)}+0xEND`),
    ])),
    fires: ['ArgoEventsBusCopiesDiffer'],
  },
  {
    name: 'events flow, and servers are scraped one after another',
    fault: all(...[0, 1, 2].map(ordinal => becomes({ ...STREAM, ...server(String(ordinal)) }, 'nats_stream_(last_seq|total_messages)', `${20 - ordinal}+100xEND`))),
    fires: [],
  },
  { name: 'a server turns JetStream off', fault: becomes(server('1'), 'nats_server_jetstream_disabled', 1), fires: ['ArgoEventsBusJetStreamDisabled', 'ArgoEventsBusQuorumMarginGone'] },
  { name: 'a store is nearly full', fault: becomes(server('1'), 'nats_varz_jetstream_stats_storage', 17_000_000_000), fires: ['ArgoEventsBusStoreFilling'], labels: { ArgoEventsBusStoreFilling: { pod: 'eventbus-default-js-1' } } },
  { name: 'a store has what the stream may take', fault: becomes({}, 'nats_varz_jetstream_stats_storage', 14_000_000_000), fires: [] },
  { name: 'the stream is full of events that were delivered', fault: becomes(STREAM, 'nats_stream_total_bytes', 13_900_000_000), fires: [] },
  {
    name: 'the stream is full of events that wait',
    fault: all(becomes(STREAM, 'nats_stream_total_bytes', 13_900_000_000), becomes(LEADER, 'nats_consumer_num_pending', 15), becomes(LEADER, 'nats_consumer_num_waiting', 1)),
    fires: ['ArgoEventsBusStreamNearLimit'],
  },
  { name: 'a client reads too slowly', fault: becomes(server('1'), 'nats_varz_slow_consumers', '0+1xEND'), fires: ['ArgoEventsBusSlowConsumers'] },
  { name: 'the keeper is not Ready', fault: becomes({ deployment: 'eventbus-default-keeper' }, 'kube_deployment_.*', 0), fires: ['ArgoEventsBusKeeperFailing'] },
  { name: 'somebody deletes the keeper', fault: ends({}, 'kube_deployment_.*'), fires: ['ArgoEventsBusKeeperFailing'] },
  { name: 'kube-state-metrics is lost', fault: ends({}, 'kube_(deployment|daemonset|pod)_.*'), fires: [] },
  {
    name: 'two servers are on one node',
    fault: all(ends(server('1'), 'kube_pod_info'), begins(server('1'), 'kube_pod_info', { node: 'n4' })),
    fires: ['ArgoEventsBusServersInOneZone', 'ArgoEventsBusServersOnOneNode'],
  },
  ...CLIENT_FAULTS,
  { name: 'two servers are in one zone', fault: all(ends(server('1'), 'kube_pod_info'), begins(server('1'), 'kube_pod_info', { node: 'n1' })), fires: ['ArgoEventsBusServersInOneZone'], labels: { ArgoEventsBusServersInOneZone: { label_topology_kubernetes_io_zone: 'a' } } },
];
