import { parseAllDocuments, stringify } from 'yaml';

type Values = { [field: string]: any };

/**
 * The manifests of an example in a flow that is otherwise highly available.
 * An example shows one point only, so this adds the fields and objects that it leaves out. No value that it writes is changed.
 */
export function complete(yaml: string): string {
  const objects = parseAllDocuments(yaml, { uniqueKeys: false }).map(document => document.toJS() as Values);
  const added = [...objects.filter(isSensor).flatMap(bucketJob), ...objects.flatMap(leaseAccess)];
  return [...objects.map(object => underneath(object, defaults(object))), ...added]
    .map(object => stringify(object)).join('---\n');
}

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSensor = ({ kind }: Values) => kind === 'Sensor';

function underneath(written: Values, added: Values): Values {
  const merged: Values = { ...written };
  for (const [field, value] of Object.entries(added)) {
    const own = merged[field];
    merged[field] = own === undefined ? value : isRecord(own) && isRecord(value) ? underneath(own, value) : own;
  }
  return merged;
}

function defaults({ kind, metadata, spec }: Values): Values {
  switch (kind) {
    case 'EventBus': {
      const servers = { persistence: { volumeSize: '10Gi' }, affinity: onePerHost(metadata.name) };
      if (spec?.nats?.native !== undefined) return { spec: { nats: { native: servers } } };
      return spec?.jetstream === undefined ? {} : { spec: { jetstream: servers } };
    }
    case 'Sensor': return {
      spec: {
        dependencies: [{ name: 'order', eventSourceName: 'hooks', eventName: 'order' }],
        triggers: [{ template: { name: 'ship', log: {} } }],
        ...withLease(metadata),
      },
    };
    case 'EventSource': return { spec: withLease(metadata) };
    default: return {};
  }
}

function onePerHost(name: string): Values {
  const labelSelector = { matchLabels: { 'controller': 'eventbus-controller', 'eventbus-name': name } };
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector }] } };
}

const hasLease = (metadata: Values) => metadata?.annotations?.['events.argoproj.io/leader-election'] === 'k8s';
const withLease = (metadata: Values) => hasLease(metadata) ? { template: { serviceAccountName: 'leaders' } } : {};

function leaseAccess({ metadata }: Values): Values[] {
  const { namespace } = metadata ?? {};
  return !hasLease(metadata) ? [] : [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'leaders', namespace },
      rules: [{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'create', 'update'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'leaders', namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'leaders' },
      subjects: [{ kind: 'ServiceAccount', name: 'leaders', namespace }],
    },
  ];
}

function bucketJob({ metadata }: Values): Values[] {
  const { name, namespace } = metadata;
  const container = { name: 'nats', image: 'natsio/nats-box:0.19.5', command: ['nats', 'kv', 'edit', name, '--replicas', '3'] };
  return name === undefined ? [] : [{
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name: `bucket-${name}`, namespace }, spec: { template: { spec: { containers: [container] } } },
  }];
}
