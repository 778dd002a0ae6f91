export type Manifest = { [field: string]: any };

/** One change of manifests, after which nothing is delivered. */
export interface DeadFlowFault {
  readonly name: string;
  readonly change: (manifests: Manifest[]) => void;
  /** Of servers that the controller makes, or of the Service to which callers come where no guard of a node takes them. */
  readonly onlyNative?: true;
}

const first = (manifests: Manifest[], kind: string) => manifests.find(manifest => manifest.kind === kind)!;

/** A fault of the servers that the controller makes. */
export function ofNativeBus(name: string, change: (jetstream: Manifest) => void): DeadFlowFault {
  return { name, onlyNative: true, change: manifests => change(first(manifests, 'EventBus').spec.jetstream) };
}

/** A fault of the stream, whoever makes the servers. */
export function ofStream(name: string, key: string, value: string): DeadFlowFault {
  return {
    name,
    change: manifests => {
      const { jetstream, jetstreamExotic } = first(manifests, 'EventBus').spec;
      const bus = jetstream ?? jetstreamExotic;
      bus.streamConfig = bus.streamConfig.replace(new RegExp(`^${key}:.*$`, 'm'), `${key}: ${value}`);
    },
  };
}

const sensor = (manifests: Manifest[]) => first(manifests, 'Sensor').spec;
const webhook = (manifests: Manifest[]) => {
  const { spec } = first(manifests, 'EventSource');
  return spec.webhook?.order ?? Object.values<Manifest>(spec.github)[0].webhook;
};
const eventTypes = (spec: Manifest) => ['webhook', 'github'].filter(type => spec[type] !== undefined);

/** Faults of `../shared/field/README.md`, F1. */
export const DEAD_FLOW_FAULTS: readonly DeadFlowFault[] = [
  ofStream('retention 2', 'retention', '2'),
  ofNativeBus('an unknown key in settings', bus => { bus.settings += 'max_file_storage: 5GB\n'; }),
  { name: 'a port as a number', change: manifests => { webhook(manifests).port = 12000; } },
  { name: 'two classes of events', change: manifests => { first(manifests, 'EventSource').spec.calendar = { tick: { interval: '60s' } }; } },
  { name: 'an event that does not exist', change: manifests => { for (const dependency of sensor(manifests).dependencies) dependency.eventName += 's'; } },
  { name: 'an unknown condition', change: manifests => { for (const { template } of sensor(manifests).triggers) template.conditions = 'nothing'; } },
  { name: 'no triggers', change: manifests => { sensor(manifests).triggers = []; } },
  {
    name: 'a Service that selects nothing',
    onlyNative: true,
    change: manifests => { manifests.find(({ kind, spec }) => kind === 'Service' && spec.selector['eventsource-name'] && spec.clusterIP !== 'None')!.spec.selector['eventsource-name'] += 's'; },
  },
  {
    name: 'a NetworkPolicy that denies all',
    change: manifests => {
      const { namespace } = first(manifests, 'EventBus').metadata;
      manifests.push({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace }, spec: { podSelector: {}, policyTypes: ['Ingress'] } });
    },
  },
  ofStream('a stream larger than the store', 'maxBytes', '99999999999999'),
  ofStream('duplicates longer than maxAge', 'maxAge', '60s'),
  {
    name: 'an event name with a dot',
    change: manifests => {
      const { spec } = first(manifests, 'EventSource');
      const renamed = eventTypes(spec).flatMap(type => {
        const events = Object.entries(spec[type]);
        spec[type] = Object.fromEntries(events.map(([name, event]) => [`${name}.placed`, event]));
        return events.map(([name]) => name);
      });
      for (const dependency of sensor(manifests).dependencies) if (renamed.includes(dependency.eventName)) dependency.eventName += '.placed';
    },
  },
  { name: 'a Sensor too large', change: manifests => { sensor(manifests).triggers[0].template.http.headers = { big: 'x'.repeat(200_000) }; } },
  { name: 'a dlqTrigger without atLeastOnce', change: manifests => { sensor(manifests).triggers[0].dlqTrigger = { template: { name: 'dead', log: {} } }; } },
  ofNativeBus('a version that no controller lists', bus => { bus.version = '2.9.11'; }),
  ofNativeBus('a bus of 2', bus => { bus.replicas = 2; }),
  ofNativeBus('a stream of 3 on a bus of 1', bus => { bus.replicas = 1; }),
  ofNativeBus('a streamConfig that is not YAML', bus => { bus.streamConfig = 'replicas 3'; }),
  { name: 'two buses', change: manifests => { sensor(manifests).eventBusName = 'other'; manifests.push({ ...first(manifests, 'EventBus'), metadata: { ...first(manifests, 'EventBus').metadata, name: 'other' } }); } },
  {
    name: 'servers that find no node',
    onlyNative: true,
    change: manifests => {
      const { name } = first(manifests, 'EventBus').metadata;
      const labelSelector = { matchLabels: { 'controller': 'eventbus-controller', 'eventbus-name': name } };
      const term = { topologyKey: 'topology.kubernetes.io/zone', labelSelector };
      Object.assign(first(manifests, 'EventBus').spec.jetstream, { replicas: 9, affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } });
    },
  },
  {
    name: 'a Lease without a right',
    change: manifests => {
      const { metadata, spec } = first(manifests, 'Sensor');
      metadata.annotations['events.argoproj.io/leader-election'] = 'k8s';
      delete spec.template.serviceAccountName;
    },
  },
  { name: 'webhooks of the method PUT', change: manifests => { webhook(manifests).method = 'PUT'; } },
];
