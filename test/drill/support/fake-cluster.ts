import { FakeEvents } from './fake-events';
import { workloadLabels, WorkloadKind } from '../../../src/argo-events/catalog/labels';
import { busPod, busNames, bucketStream, STREAM } from '../../../src/argo-events/catalog/names';
import { BUS_LABEL } from '../../../src/contract/bus-label';
import { DRILL } from '../../../src/drill/canary/names';
import { Cluster, ClusterError, RemoveOptions, Resource, RolledOut } from '../../../src/drill/cluster/cluster';
import { Json } from '../../../src/values/json-values';

const RESOURCE_OF: Record<string, string> = {
  ConfigMap: 'configmaps',
  Service: 'services',
  Pod: 'pods',
  Namespace: 'namespaces',
  ServiceAccount: 'serviceaccounts',
  EventBus: 'eventbus.argoproj.io',
  EventSource: 'eventsources.argoproj.io',
  Sensor: 'sensors.argoproj.io',
  PodDisruptionBudget: 'poddisruptionbudgets.policy',
  Role: 'roles.rbac.authorization.k8s.io',
  RoleBinding: 'rolebindings.rbac.authorization.k8s.io',
  Job: 'jobs.batch',
  CronJob: 'cronjobs.batch',
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
  Node: 'nodes',
  MutatingAdmissionPolicy: 'mutatingadmissionpolicies.admissionregistration.k8s.io',
  MutatingAdmissionPolicyBinding: 'mutatingadmissionpolicybindings.admissionregistration.k8s.io',
};
const NODES = ['a1', 'b1', 'c1', 'a2', 'b2', 'c2'];

/** A cluster in memory: makes pods of what it is given, replaces those that end, and tells what was done to it. */
export class FakeCluster implements Cluster {
  /** What was done, such as `remove pods/x`; reading is not noted. */
  public readonly done: string[] = [];
  /** Verbs by resource, as the API server would see them. */
  public readonly verbs = new Map<string, Set<string>>();
  /** Called before anything is done; may throw. */
  public before?: (what: string) => void;
  /** Called when it was done. */
  public after?: (what: string) => void;
  /** How often an eviction is refused. */
  public refusedEvictions = 0;
  public streamLeader = 1;
  public bucketLeader = 2;
  /** Of one server: the size of the meta group that it sees. */
  public metaSize = 3;
  /** Whether a pod that runs to its end does so well. */
  public podsEnd?: (pod: any) => boolean;
  /** Messages that a server holds of a stream. */
  public messagesOn?: (server: string, stream: string) => number;
  /** Addresses of the clients of a server. */
  public clientsOf?: (server: string) => string[];
  /** The ordinal of the server to which a Sensor is connected. */
  public sensorAt?: number;
  private readonly objects = new Map<string, any>();
  private serial = 0;

  public constructor(public readonly namespace: string, private readonly events: FakeEvents) {
    NODES.forEach(name => this.put({ kind: 'Node', metadata: { name, labels: { 'topology.kubernetes.io/zone': name[0] } }, spec: {} }));
  }

  /** Puts an object there without a trace. */
  public put(object: any): any {
    const stored = { ...structuredClone(object), metadata: { ...structuredClone(object.metadata), uid: `uid-${++this.serial}` } };
    this.objects.set(keyOf(object), stored);
    return stored;
  }

  public has(resource: Resource, name: string): boolean {
    return this.objects.has(`${resource}/${name}`);
  }

  public at(resource: Resource, name: string): any {
    return this.objects.get(`${resource}/${name}`);
  }

  public all(resource: Resource): any[] {
    return [...this.objects].filter(([key]) => key.startsWith(`${resource}/`)).map(([, object]) => object);
  }

  public pods(kind: WorkloadKind): any[] {
    return this.all('pods').filter(({ metadata }) => metadata.labels?.controller === workloadLabels(kind, '').controller
      || kind === 'EventBus' && isOwnServer(metadata.labels));
  }

  public async get(resource: Resource, name: string): Promise<Json | undefined> {
    this.saw(resource, 'get');
    return this.at(resource, name);
  }

  public async list(resource: Resource, selector?: string): Promise<Json[]> {
    this.saw(resource, 'list');
    const [, label, values] = /^(\w+) in \((.*)\)$/.exec(selector ?? '') ?? /^([\w./-]+)(?:=(.*))?$/.exec(selector ?? '') ?? [];
    return this.all(resource).filter(({ metadata }) => label === undefined || (values?.split(',').includes(metadata.labels?.[label]) ?? metadata.labels?.[label] !== undefined));
  }

  public async create(objects: readonly any[]): Promise<void> {
    this.begin(`create ${objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).join(' ')}`);
    for (const object of objects) {
      this.saw(RESOURCE_OF[object.kind], 'create');
      if (object.kind === 'Role') this.sawGiven(object.rules);
      if (this.objects.has(keyOf(object))) throw new ClusterError(`${object.kind} "${object.metadata.name}" already exists`);
      this.control(this.put(object));
    }
    this.end(`create ${objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).join(' ')}`);
  }

  public async remove(resource: Resource, name: string, { wait }: RemoveOptions = {}): Promise<void> {
    this.begin(`remove ${resource}/${name}`);
    this.saw(resource, 'delete');
    // kubectl looks at what it deletes, and watches until it is gone
    if (wait) for (const verb of ['get', 'list', 'watch']) this.saw(resource, verb);
    this.drop(resource, name);
    this.end(`remove ${resource}/${name}`);
  }

  public async patch(resource: Resource, name: string, patch: any): Promise<void> {
    this.begin(`patch ${resource}/${name} ${JSON.stringify(patch)}`);
    this.saw(resource, 'get');
    this.saw(resource, 'patch');
    const object = this.at(resource, name);
    Object.assign(object, merged(object, patch));
    if (resource === 'eventbus.argoproj.io') this.at('statefulsets.apps', busNames(name).statefulSet).spec.template.spec = serversOf(object);
    this.end(`patch ${resource}/${name}`);
  }

  public async evict(pod: string): Promise<boolean> {
    this.saw('pods/eviction', 'create');
    if (this.refusedEvictions-- > 0) return false;
    this.begin(`evict ${pod}`);
    this.drop('pods', pod);
    this.end(`evict ${pod}`);
    return true;
  }

  public async restart(resource: RolledOut, name: string): Promise<void> {
    this.begin(`restart ${resource}/${name}`);
    this.saw(resource, 'get');
    this.saw(resource, 'patch');
    this.end(`restart ${resource}/${name}`);
  }

  public async exec(pod: string, [, , command, ...rest]: readonly string[]): Promise<string> {
    this.saw('pods', 'get');
    this.saw('pods/exec', 'create');
    if (!this.has('pods', pod)) throw new ClusterError(`pods "${pod}" not found`);
    this.events.caller = this.pods('Sensor')[0]?.status.podIP ?? '';
    return command === 'fetch' ? JSON.stringify(rest.map(url => this.monitor(url))) : this.events.ask(rest[0]);
  }

  public async version(): Promise<string> {
    return 'v1.36.4';
  }

  private begin(what: string): void {
    this.done.push(what);
    this.before?.(what);
  }

  private end(what: string): void {
    this.after?.(what);
  }

  /** Who gives a Role permissions needs them himself. */
  private sawGiven(rules: readonly { apiGroups: string[]; resources: string[]; verbs: string[] }[]): void {
    for (const { apiGroups, resources, verbs } of rules) {
      const named = apiGroups.flatMap(group => resources.map(resource => group === '' ? resource : `${resource}.${group}`));
      for (const resource of named) verbs.forEach(verb => this.saw(resource, verb));
    }
  }

  private saw(resource: string, verb: string): void {
    this.verbs.set(resource, (this.verbs.get(resource) ?? new Set()).add(verb));
  }

  /** What the controllers make of an object. */
  private control(object: any): void {
    const { kind, metadata: { name }, spec } = object;
    if (kind === 'EventBus' && spec.jetstream) this.workload('EventBus', name, 'StatefulSet', busNames(name).statefulSet, spec.jetstream.replicas);
    if (kind === 'EventSource' || kind === 'Sensor') this.workload(kind, name, 'Deployment', `${name}-${kind.toLowerCase()}-x`, spec.replicas ?? 1);
    if (kind === 'DaemonSet') object.status = { desiredNumberScheduled: 6, numberReady: 6, updatedNumberScheduled: 6 };
    if (kind === 'StatefulSet') this.replicate(object, ordinal => `${name}-${ordinal}`);
    if (kind === 'Pod') {
      const [term] = spec.affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms ?? [];
      const notOn = term?.matchFields.map(({ values }: any) => values[0]) ?? [];
      this.run(object, NODES.find(node => !notOn.includes(node))!);
      if (name === DRILL) this.events.restart();
      else object.status.phase = this.podsEnd?.(object) ?? true ? 'Succeeded' : 'Failed';
    }
  }

  private workload(kind: WorkloadKind, owner: string, workloadKind: string, name: string, replicas: number): void {
    const labels = workloadLabels(kind, owner);
    const workload = this.put({ kind: workloadKind, metadata: { name, labels }, spec: { replicas, template: { metadata: { labels }, spec: kind === 'EventBus' ? serversOf(this.at('eventbus.argoproj.io', owner)) : {} } } });
    this.replicate(workload, ordinal => kind === 'EventBus' ? busPod(owner, ordinal) : `${name}-${++this.serial}`);
  }

  private replicate(workload: any, nameOf: (ordinal: number) => string): void {
    const { replicas, template } = workload.spec;
    workload.status = { readyReplicas: replicas, updatedReplicas: replicas, replicas };
    for (let i = 0; i < replicas; i++) this.pod(template.metadata.labels, nameOf(i), NODES[i % NODES.length]);
  }

  private pod(labels: Record<string, string>, name: string, node: string): void {
    this.run(this.put({ kind: 'Pod', metadata: { name, labels }, spec: { containers: [{ name: 'main', image: 'argo-events:v1.9.11' }] } }), node);
  }

  private run(pod: any, node: string): void {
    pod.spec.nodeName = node;
    const containerStatuses = [{ name: 'main', containerID: `containerd://${'0'.repeat(12)}${this.serial}` }];
    pod.status = { phase: 'Running', containerStatuses, podIP: `10.0.0.${++this.serial}`, conditions: [{ type: 'Ready', status: 'True' }] };
  }

  /** A pod of a workload is replaced; what an owner owns goes with it. */
  private drop(resource: Resource, name: string): void {
    const object = this.at(resource, name);
    this.objects.delete(`${resource}/${name}`);
    if (object === undefined) return;
    if (resource === 'pods' && (object.metadata.labels?.controller || isOwnServer(object.metadata.labels))) {
      const isBus = isOwnServer(object.metadata.labels) || object.metadata.labels.controller === workloadLabels('EventBus', '').controller;
      this.pod(object.metadata.labels, isBus ? name : `${name.replace(/\d+$/, '')}${++this.serial}`, object.spec.nodeName);
    }
    for (const [key, { metadata }] of this.objects) {
      if (metadata.ownerReferences?.[0].uid === object.metadata.uid) this.objects.delete(key);
    }
  }

  private monitor(url: string): string {
    const { pathname, hostname } = new URL(url);
    const pods = this.pods('EventBus');
    const self = pods.find(({ status }) => status.podIP === hostname);
    if (self === undefined) return '';
    if (pathname === '/connz') {
      const sensor = self === pods[this.sensorAt ?? -1] ? [{ subscriptions_list: ['_INBOX.mux.*', '_INBOX.pull.*'] }] : [];
      return JSON.stringify({ connections: [...(this.clientsOf?.(self.metadata.name) ?? []).map(ip => ({ ip })), ...sensor] });
    }
    const peersOf = (leader: number) => pods.filter((_, index) => index !== leader).map(({ metadata }) => ({ name: metadata.name, current: true }));
    const state = (name: string) => {
      const messages = this.messagesOn?.(self.metadata.name, name) ?? 0;
      return { first_seq: 1, last_seq: messages, messages };
    };
    const group = (leader: number) => ({ leader: pods[leader].metadata.name, replicas: peersOf(leader) });
    const stream = (name: string, leader: number) => ({ name, state: state(name), cluster: group(leader) });
    const sensors = this.all('sensors.argoproj.io').map(({ metadata }) => stream(bucketStream(metadata.name), this.bucketLeader));
    return JSON.stringify({
      meta_cluster: { leader: pods[0].metadata.name, cluster_size: self === pods[0] ? this.metaSize : 3 },
      account_details: [{ stream_detail: [stream(STREAM, this.streamLeader), ...sensors] }],
    });
  }
}

/** As the controller makes them. */
function serversOf({ spec }: any) {
  return { containers: [{ name: 'main', image: `nats:${spec.jetstream.version}` }, { name: 'metrics', image: 'exporter:1' }] };
}

function isOwnServer(labels: Record<string, string> | undefined): boolean {
  return labels?.[BUS_LABEL] !== undefined && labels['app.kubernetes.io/component'] === 'eventbus';
}

function keyOf({ kind, metadata }: any): string {
  return `${RESOURCE_OF[kind]}/${metadata.name}`;
}

function merged(target: any, patch: any): any {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}
