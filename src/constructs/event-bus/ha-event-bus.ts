import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { busGuardObjects } from './bus-guard-objects';
import { eventBusValues } from './defaults';
import { deletionWarnings } from './deletion-warnings';
import { EventBusWiring, IHaEventBus } from './event-bus-ref';
import { EventBusReferenceProps } from './event-bus-reference-props';
import { HaEventBusProps } from './ha-event-bus-props';
import { ReferencedEventBus } from './imported-event-bus';
import { versionWarning } from './jetstream-version';
import { jobPodFields, keeperPodFields } from './job-pod-fields';
import { nodeGuardOf } from './node-guard';
import { ownServers } from './own-servers';
import { ownServersValues } from './own-servers-defaults';
import { hasOwnServers } from './runtime';
import * as argoevents from '../../../imports/argo-events';
import { podSelector } from '../../argo-events/catalog/labels';
import { EventBusAccess } from '../../contract/bus-access';
import { ownBusSelector } from '../../contract/bus-label';
import { FailureDomain } from '../../contract/failure-domain';
import { nativeBusAccess } from '../../resources/event-bus/access';
import { eventBus } from '../../resources/event-bus/event-bus';
import { eventBusKeeper } from '../../resources/keeper/keeper';
import { scriptsConfigMap, scriptsConfigName } from '../../resources/keeper/scripts-config-map';
import { syncWave } from '../../resources/workload/argo-cd';
import { podDisruptionBudget } from '../../resources/workload/pod-disruption-budget';
import { oldVersionWarning, validateFieldHistory } from '../checks/argo-events-version';
import { validateIgnoredFields } from '../checks/ignored-fields';
import { validateNamespace } from '../checks/metadata';
import { validateObjectNames } from '../checks/object-names';
import { validateRefusals } from '../checks/refusals';
import { reportSurvivesAtSynth } from '../checks/survives-at-synth';
import { validateUniqueObjects, validateUniqueResource } from '../checks/unique-objects';
import { addWarning } from '../checks/warning';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { UnhealthyPodEvictionPolicy } from '../workload/pod-disruption-budget-options';

/**
 * A JetStream EventBus that keeps quorum, events and client connections when the declared failure domain fails.
 *
 * @see https://argoproj.github.io/argo-events/eventbus/jetstream/
 */
export class HaEventBus extends Construct implements IHaEventBus {
  /**
   * An EventBus of JetStream servers that is defined elsewhere in the same namespace.
   *
   * On a Kafka bus, Argo Events always elects EventSources by a Lease, and Sensors have no bucket: give EventSources
   * `leaderElection: LeaderElection.lease()` and Sensors `bucketJob: false`.
   *
   * @param scope where the reference is defined
   * @param id name of the construct in its scope
   * @param eventBusName name of the EventBus
   * @param props what is known of it
   */
  public static fromEventBusName(scope: Construct, id: string, eventBusName: string, props: EventBusReferenceProps = {}): IHaEventBus {
    return new ReferencedEventBus(scope, id, eventBusName, props);
  }

  public readonly eventBusName: string;
  public readonly survives: FailureDomain;
  public readonly servers: number;
  public readonly zones: number;
  public readonly streamReplicas: number;
  public readonly podPolicy: boolean;
  public readonly busGuard: boolean;
  public readonly access: EventBusAccess;

  /** ConfigMap with the configuration of the guard in the pods. */
  public readonly busGuardConfigName: string;

  /** Image of that guard. */
  public readonly busGuardImage: string;

  /** DNS domain of the cluster. */
  public readonly clusterDomain: string;

  /** Image with the NATS command line, for the Jobs that bring Sensor state to its copies. */
  public readonly natsBoxImage: string;

  public readonly nodeGuard?: HaNodeGuard;

  /** @internal */
  public readonly _wiring: EventBusWiring;

  /**
   * Limits of the stream and of the file store, in bytes.
   *
   * @internal
   */
  public readonly _limits: { readonly streamBytes: number; readonly storeBytes: number; readonly refusesNew: boolean };

  /**
   * Whether the servers have an exporter for Prometheus.
   *
   * @internal
   */
  public readonly _exporter: boolean;

  /** The EventBus itself; JSON patches may add any field. */
  public readonly eventBus: argoevents.EventBus;

  /** The StatefulSet of own servers; undefined for a native bus. */
  public readonly statefulSet?: ApiObject;

  /** The Service to which the EventBus leads clients of own servers, through the node guard where there is one; undefined for a native bus. */
  public readonly clientService?: ApiObject;

  /** The headless Service that gives own servers their names; undefined for a native bus. */
  public readonly serversService?: ApiObject;

  /** The ConfigMap with the configuration of own servers; undefined for a native bus. */
  public readonly configMap?: ApiObject;

  /** The NetworkPolicy of own servers; undefined unless it was asked for. */
  public readonly networkPolicy?: ApiObject;

  /** The Job that makes credentials and certificate of own servers; undefined where all are given. */
  public readonly secretsJob?: ApiObject;

  /** The ServiceAccount of that Job; undefined without the Job. */
  public readonly secretsServiceAccount?: ApiObject;

  /** The Role that allows the Job to create Secrets; undefined without the Job. */
  public readonly secretsRole?: ApiObject;

  /** The RoleBinding of that Role. */
  public readonly secretsRoleBinding?: ApiObject;

  /** The Services with an address for each server, for a node guard. Empty without a node guard in front of own servers. */
  public readonly serverServices: ApiObject[];

  /** The PodDisruptionBudget of the servers; undefined when it was turned off. */
  public readonly podDisruptionBudget?: ApiObject;

  /** ConfigMap with the scripts of the keeper and of the Jobs of Sensors. */
  public readonly scriptsConfig: ApiObject;

  /** The Deployment of the keeper; undefined when it was turned off. */
  public readonly keeper?: ApiObject;

  /** The ServiceAccount of the keeper; undefined when the keeper was turned off. */
  public readonly keeperServiceAccount?: ApiObject;

  /** The Role of the keeper; undefined when the keeper was turned off. */
  public readonly keeperRole?: ApiObject;

  /** The RoleBinding of that Role. */
  public readonly keeperRoleBinding?: ApiObject;

  /** ConfigMap with the guard's configuration; undefined without a guard. */
  public readonly busGuardConfig?: ApiObject;

  /** Service by which a bus guard, or a node guard of own servers, finds the server in its own zone; undefined without a guard. */
  public readonly busNearService?: ApiObject;

  /**
   * @param scope where the bus is defined; one chart a namespace
   * @param id name of the construct in its scope
   * @param props what it is asked to survive
   */
  public constructor(scope: Construct, id: string, props: HaEventBusProps = {}) {
    super(scope, id);
    const values = eventBusValues(props);
    validateNamespace(this, props.metadata);
    const own = hasOwnServers(props) ? ownServersValues(values.name, values.version, props) : undefined;
    const selector = own ? ownBusSelector(values.name) : podSelector('EventBus', values.name);
    const argoEventsVersion = props.argoEventsVersion ?? undefined;
    const ofVersions = own ? [] : [versionWarning(values.version, values.jetStreamVersions, argoEventsVersion), oldVersionWarning(argoEventsVersion)];
    for (const text of [...ofVersions, ...deletionWarnings(props.metadata?.annotations)]) {
      if (text !== undefined) addWarning(this, text);
    }

    this.eventBusName = values.name;
    this.survives = values.survives;
    this.servers = values.replicas;
    this.zones = values.zones;
    this.streamReplicas = values.stream.replicas;
    this.podPolicy = values.podPolicy;
    this.busGuard = values.busGuard;
    this.access = own?.access ?? nativeBusAccess(values.name);
    this.busGuardConfigName = values.busGuardWiring.configName;
    this.busGuardImage = values.busGuardWiring.image;
    this.clusterDomain = values.clusterDomain;
    this.natsBoxImage = values.natsBoxImage;
    this._exporter = own === undefined || (props.ownServers?.exporter ?? true);
    this._limits = { streamBytes: values.stream.maxBytes, storeBytes: values.settings.maxFileStoreBytes, refusesNew: values.stream.discard === 1 };

    const scripts = scriptsConfigName(values.name);
    const { enabled, ...keeper } = values.keeper;
    this._wiring = {
      busGuard: values.busGuardWiring,
      clusterDomain: values.clusterDomain,
      argoEventsVersion,
      kubernetesVersion: values.kubernetesVersion,
      podPolicyDeclared: props.podPolicy === true,
      keeperRestartsSensors: enabled && keeper.subscriptions && keeper.restartSensors,
      jobs: { image: values.natsBoxImage, scripts, pods: jobPodFields(props) },
    };

    validateUniqueResource(this, 'EventBus', values.name);
    const { clusterDomain, kubernetesVersion, syncWave: wave } = values;
    this.nodeGuard = nodeGuardOf(this, values.name, props.nodeGuard ?? {}, {
      enabled: own !== undefined, clusterDomain, kubernetesVersion, imagePullSecrets: props.imagePullSecrets, syncWave: wave,
    });

    const annotations = syncWave(values.syncWave);
    let rollout: string | undefined;
    if (own) {
      const objects = ownServers(this, values, own, props, this.nodeGuard);
      this.eventBus = new argoevents.EventBus(this, 'Resource', objects.eventBus);
      this.statefulSet = objects.statefulSet;
      this.clientService = objects.clientService;
      this.serversService = objects.serversService;
      this.configMap = objects.configMap;
      this.networkPolicy = objects.networkPolicy;
      this.secretsJob = objects.secretsJob;
      this.secretsServiceAccount = objects.secretsServiceAccount;
      this.secretsRole = objects.secretsRole;
      this.secretsRoleBinding = objects.secretsRoleBinding;
      this.serverServices = objects.serverServices;
      this.busNearService = objects.nearService;
      rollout = objects.rollout;
    } else {
      const resource = eventBus(values, props, selector);
      // an unknown field is refused here, with the user's line in the stack trace, and not only at synth
      const manifest = argoevents.toJson_EventBusProps(resource, this.node.path)!;
      validateRefusals('EventBus', { metadata: manifest.metadata, spec: manifest.spec });
      validateIgnoredFields('EventBus', values.name, manifest.spec);
      validateFieldHistory('EventBus', manifest.spec, argoEventsVersion);
      this.eventBus = new argoevents.EventBus(this, 'Resource', resource);
      this.serverServices = [];
    }
    if (props.podDisruptionBudget?.enabled ?? true) {
      this.podDisruptionBudget = new ApiObject(this, 'PodDisruptionBudget', podDisruptionBudget({
        name: this.access.statefulSet,
        selector,
        annotations,
        options: props.podDisruptionBudget ?? {},
        unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET,
      }));
    }
    if (values.busGuard) {
      const objects = busGuardObjects(this, values.name, this._wiring, annotations);
      this.busGuardConfig = objects.config;
      this.busNearService = objects.nearService;
    }
    const configMap = scriptsConfigMap({ name: scripts, keeper: enabled, annotations });
    this.scriptsConfig = new ApiObject(this, 'Scripts', configMap);
    if (enabled) {
      const objects = eventBusKeeper({
        bus: values.name,
        access: this.access,
        rollout,
        servers: values.replicas,
        streamReplicas: values.stream.replicas,
        ...keeper,
        pods: keeperPodFields(this._wiring.jobs.pods, props.keeper ?? {}),
        scripts: { name: scripts, data: configMap.data },
        annotations: syncWave(values.syncWave + 1),
      });
      this.keeperServiceAccount = new ApiObject(this, 'KeeperServiceAccount', objects.serviceAccount);
      this.keeperRole = new ApiObject(this, 'KeeperRole', objects.role);
      this.keeperRoleBinding = new ApiObject(this, 'KeeperRoleBinding', objects.roleBinding);
      this.keeper = new ApiObject(this, 'Keeper', objects.deployment);
    }
    validateObjectNames(this, values.name);
    validateUniqueObjects(this);
    reportSurvivesAtSynth(this);
  }
}
