import { SERVERS } from './chart-objects';
import { CLUSTER_DOMAIN } from '../../contract/guard-names';
import { NATS_BOX_IMAGE } from '../../resources/keeper/nats-pod';

export const CHART_VALUES = `# The bus of this release, in the namespace of the release. Each bus has its own release or its own alias.
eventBus:
  # metadata.name of the EventBus
  name: default
  # spec.jetstream.replicas of the EventBus: 3 or 5
  replicas: 3

# metadata.name of each EventSource with two pods or more
eventSources: []

# Each Sensor on the bus, for example
#   - name: fulfil
#     waitsForSeveral: false
# waitsForSeveral: whether a trigger has a condition with several dependencies
sensors: []

# The policy that adds probes, drain, spread and guards to pods. It is cluster-wide: enable it in one release of the cluster.
podPolicy:
  enabled: false
  # admission-policy (Kubernetes 1.36 or later) or kyverno (Kyverno 1.17 or later)
  engine: admission-policy

# Configuration of the bus guard. Pods get the guard by the annotations of README.md.
busGuard:
  enabled: true

# The keeper of the bus
keeper:
  enabled: true

# A Job for each Sensor that gives its state as many copies as the bus can hold
buckets:
  enabled: true

# A PodDisruptionBudget for the bus, for each EventSource and for each Sensor
budgets:
  enabled: true

images:
  # keeper and Jobs
  natsBox: ${NATS_BOX_IMAGE}

# DNS domain of the cluster
clusterDomain: ${CLUSTER_DOMAIN}
`;

const NAME = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 };
const IMAGE = { type: 'string', pattern: '^\\S+$' };
const SWITCH = closed({ enabled: { type: 'boolean' } });

function closed(properties: Readonly<Record<string, unknown>>, required: readonly string[] = Object.keys(properties)) {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Helm validates values with it. A misspelt value is an error; `global` comes from a parent chart. */
export const CHART_VALUES_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...closed({
    eventBus: closed({ name: NAME, replicas: { enum: SERVERS } }),
    eventSources: { type: 'array', items: NAME },
    sensors: { type: 'array', items: closed({ name: NAME, waitsForSeveral: { type: 'boolean' } }, ['name']) },
    podPolicy: closed({ enabled: { type: 'boolean' }, engine: { enum: ['admission-policy', 'kyverno'] } }),
    busGuard: SWITCH,
    keeper: SWITCH,
    buckets: SWITCH,
    budgets: SWITCH,
    images: closed({ natsBox: IMAGE }),
    clusterDomain: { type: 'string', pattern: '^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$' },
    global: {},
  }, ['eventBus', 'eventSources', 'sensors', 'podPolicy', 'busGuard', 'keeper', 'buckets', 'budgets', 'images', 'clusterDomain']),
};
