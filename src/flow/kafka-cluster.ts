import { Bus, KafkaCluster, KafkaTopicCopies, Pods } from './flow';
import { templatePods } from './pods';
import { SelectorIndex } from './selector-index';
import { serviceOfHost } from './service-of-host';
import { topologySpread } from './topology-spread';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asInteger, asRecord, asString, at, Json } from '../values/json-values';

/** Kinds of Strimzi. */
const KINDS = ['Kafka', 'KafkaNodePool', 'KafkaTopic'];

/** What Kafka itself takes for a topic, and for its own topics, where the configuration of the brokers says nothing. */
const DEFAULTS = { 'default.replication.factor': 1, 'min.insync.replicas': 1, 'offsets.topic.replication.factor': 3, 'transaction.state.log.replication.factor': 3, 'transaction.state.log.min.isr': 2 };

/** Clusters of Kafka that Strimzi runs, by what the manifests say of them. */
export class KafkaClusters {
  private readonly objects: readonly FlowObject[];

  public constructor(objects: readonly FlowObject[], private readonly budgets: SelectorIndex) {
    this.objects = objects.filter(({ kind }) => KINDS.includes(kind));
  }

  /** The cluster in the URL of a bus; undefined for one that is not among the objects. `sensors`: names of those on the bus. */
  public of(bus: FlowObject, sensors: readonly string[]): KafkaCluster | undefined {
    const host = /^(?:\w+:\/\/)?([^:,/]+)/.exec(asString(at(bus.manifest, 'spec', 'kafka', 'url')) ?? '')?.[1] ?? '';
    const service = serviceOfHost(host, bus.namespace);
    const [, name] = /^(.+)-kafka-(?:bootstrap|brokers)$/.exec(service?.service ?? '') ?? [];
    const object = this.objects.find(each => each.kind === 'Kafka' && each.name === name && each.namespace === service?.namespace);
    return object && this.cluster(object, bus, sensors);
  }

  private cluster(object: FlowObject, bus: FlowObject, sensors: readonly string[]): KafkaCluster {
    const kafka = asRecord(at(object.manifest, 'spec', 'kafka')) ?? {};
    const of = (kind: string) => this.objects.filter(each => each.kind === kind && each.namespace === object.namespace && each.labels['strimzi.io/cluster'] === object.name);
    const pools = of('KafkaNodePool').map(({ manifest }) => asRecord(manifest.spec) ?? {});
    const brokers = pools.length === 0 ? [kafka] : pools.filter(pool => hasRole(pool, 'broker'));
    const controllers = pools.filter(pool => hasRole(pool, 'controller'));
    const settings = (key: keyof typeof DEFAULTS) => number(asRecord(kafka.config)?.[key]) ?? DEFAULTS[key];
    const byDefault = { replicas: settings('default.replication.factor'), minInsync: settings('min.insync.replicas') };
    const known = new Map(of('KafkaTopic').map(topic => [asString(at(topic.manifest, 'spec', 'topicName')) ?? topic.name, topic]));
    return {
      object,
      pods: this.pods(object, brokers),
      votesOfBrokers: controllers.length > 0 && controllers.every(pool => hasRole(pool, 'broker')) && controllers.length === brokers.length,
      persistent: brokers.every(pool => isPersistent(asRecord(pool.storage) ?? {})),
      createsTopics: String(asRecord(kafka.config)?.['auto.create.topics.enable'] ?? true) !== 'false',
      topics: [
        ...busTopics(bus, sensors).map((name): KafkaTopicCopies => {
          const topic = known.get(name);
          const given = asRecord(topic?.manifest.spec);
          return {
            name,
            ...topic && { object: topic },
            replicas: number(given?.replicas) ?? byDefault.replicas,
            minInsync: number(asRecord(given?.config)?.['min.insync.replicas']) ?? byDefault.minInsync,
          };
        }),
        { name: '__consumer_offsets', replicas: settings('offsets.topic.replication.factor'), minInsync: byDefault.minInsync },
        { name: '__transaction_state', replicas: settings('transaction.state.log.replication.factor'), minInsync: settings('transaction.state.log.min.isr') },
      ],
    };
  }

  /** Pools with templates of their own are taken to be placed freely. */
  private pods(object: FlowObject, pools: readonly Json[]): Pods {
    const templates = pools.map(pool => asRecord(at(pool, 'template', 'pod')) ?? asRecord(at(object.manifest, 'spec', 'kafka', 'template', 'pod')) ?? {});
    const [first = {}] = templates;
    const template = templates.every(each => JSON.stringify(each) === JSON.stringify(first)) ? first : {};
    const labels = { 'strimzi.io/cluster': object.name, 'strimzi.io/kind': 'Kafka', 'strimzi.io/name': `${object.name}-kafka` };
    const replicas = pools.reduce((sum, pool) => sum + (asInteger(pool.replicas) ?? 0), 0);
    const pods = templatePods(object, labels, template, replicas, this.budgets);
    const allows = asInteger(at(object.manifest, 'spec', 'kafka', 'template', 'podDisruptionBudget', 'maxUnavailable')) ?? 1;
    return {
      ...pods,
      topologySpread: topologySpread(template.topologySpreadConstraints, labels),
      // Strimzi makes it
      ...pods.budgets.length === 0 && { budgets: [{ object, allows, alwaysEvictsUnhealthy: false }] },
    };
  }
}

/** The topic of the events, and two of each Sensor: with the names that Argo Events gives them. */
export function busTopics({ namespace, name, manifest }: FlowObject, sensors: readonly string[]): string[] {
  const topic = asString(at(manifest, 'spec', 'kafka', 'topic')) || `${namespace}-${name}`;
  return [topic, ...sensors.flatMap(sensor => ['trigger', 'action'].map(kind => `${topic}-${sensor}-${kind}`))];
}

/** The topic that stops first when brokers are lost. */
export function weakestTopic({ topics }: KafkaCluster): KafkaTopicCopies {
  return topics.reduce((a, b) => b.replicas - b.minInsync < a.replicas - a.minInsync ? b : a);
}

/** The bus with the brokers of its cluster in place of servers. */
export function withBrokers(bus: Bus, kafka: KafkaCluster | undefined): Bus {
  if (kafka === undefined) return bus;
  const { survives } = bus;
  return { ...bus, ...kafka.pods, ...survives && { survives }, kafka };
}

function hasRole(pool: Json, role: string): boolean {
  return (asArray(pool.roles) ?? []).includes(role);
}

function isPersistent({ type, volumes }: Json): boolean {
  return type === 'persistent-claim' || type === 'jbod' && (asArray(volumes) ?? []).every(volume => at(volume, 'type') === 'persistent-claim');
}

/** Values of a configuration are numbers or texts. */
function number(value: unknown): number | undefined {
  const found = typeof value === 'string' ? Number(value) : value;
  return typeof found === 'number' && Number.isInteger(found) ? found : undefined;
}
