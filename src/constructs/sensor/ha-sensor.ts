import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { validateSensorProps } from './check-props';
import { HaSensorProps } from './ha-sensor-props';
import { SensorParts } from './sensor-parts';
import * as argoevents from '../../../imports/argo-events';
import { SensorConsumer, sensorConsumers } from '../../argo-events/catalog/consumers';
import { podSelector } from '../../argo-events/catalog/labels';
import { sensorLease } from '../../argo-events/catalog/names';
import { SensorIntent } from '../../argo-events/sizing/sensor-sizing';
import { throughputAnnotation } from '../../contract/throughput-annotation';
import { bucketScriptsName, sensorBucket } from '../../resources/bucket/bucket-job';
import { keeperLeaseAccess } from '../../resources/keeper/lease-access';
import { scriptsConfigMap } from '../../resources/keeper/scripts-config-map';
import { RETRY_STRATEGY, withDelivery } from '../../resources/sensor/triggers';
import { syncWave } from '../../resources/workload/argo-cd';
import { mergeMetadata } from '../../resources/workload/metadata';
import { workloadPodAnnotations } from '../../resources/workload/pod-annotations';
import { workloadMetadata } from '../../resources/workload/workload-metadata';
import { workloadTemplate } from '../../resources/workload/workload-template';
import { validateFieldHistory } from '../checks/argo-events-version';
import { validateIgnoredFields } from '../checks/ignored-fields';
import { validateNamespace } from '../checks/metadata';
import { validateName } from '../checks/names';
import { validateObjectNames } from '../checks/object-names';
import { validateRefusals } from '../checks/refusals';
import { validateSpecSize } from '../checks/spec-size';
import { checkSurvivesAtSynth, reportSurvivesAtSynth } from '../checks/survives-at-synth';
import { validateUniqueObjects } from '../checks/unique-objects';
import { addWarning } from '../checks/warning';
import { IHaEventBus } from '../event-bus/event-bus-ref';
import { expectPolicy } from '../pod-policy/expect-policy';
import { sensorCpu, sensorIntent, sensorMemory, validateSensorThroughput, withRateLimit } from '../throughput/sensor-intent';
import { workloadValues } from '../workload/defaults';
import { PodProbe } from '../workload/pod-probe';
import { validateSameNamespace, workloadObjects } from '../workload/workload-objects';

/**
 * A Sensor that goes on triggering through the declared failure, and whose state has as many copies as the bus.
 *
 * @see https://argoproj.github.io/argo-events/concepts/sensor/
 */
export class HaSensor extends Construct {
  /** Name of the Sensor. */
  public readonly sensorName: string;

  /** Number of pods. */
  public readonly replicas: number;

  /** The Sensor itself; JSON patches may add any field. */
  public readonly sensor: argoevents.Sensor;

  /** The PodDisruptionBudget of the pods; undefined when it was turned off. */
  public readonly podDisruptionBudget?: ApiObject;

  /** ConfigMap with the scripts of that Job; undefined where the one of the bus is used. */
  public readonly bucketScripts?: ApiObject;

  /** The ServiceAccount made for a Lease; undefined without one, or when one was given. */
  public readonly serviceAccount?: ApiObject;

  /** The Role that allows the pods their Lease; undefined without one. */
  public readonly role?: ApiObject;

  /** The RoleBinding of that Role. */
  public readonly roleBinding?: ApiObject;

  /** The Role that allows the keeper of the bus to take the Lease from a process that does not ask for events; undefined without a Lease or such a keeper. */
  public readonly keeperRole?: ApiObject;

  /** The RoleBinding of that Role. */
  public readonly keeperRoleBinding?: ApiObject;

  /** @internal */
  public readonly _eventBus: IHaEventBus;

  /**
   * Whether each pod has a bus guard.
   *
   * @internal
   */
  public readonly _busGuard: boolean;

  private readonly argoEventsVersion?: string;
  private readonly intent?: SensorIntent;
  private readonly parts: SensorParts;
  private readonly spec: () => argoevents.SensorSpec;
  private readonly makeBucketJob?: (readWithEvents: boolean) => ApiObject;
  private job?: { readonly object: ApiObject; readonly readWithEvents: boolean };

  /**
   * @param scope where the Sensor is defined, in the chart of its bus
   * @param id name of the construct in its scope
   * @param props what it waits for and does, and what differs from the derived values
   */
  public constructor(scope: Construct, id: string, props: HaSensorProps) {
    super(scope, id);
    validateSensorProps(props);
    validateNamespace(this, props.metadata);
    validateSameNamespace(this, props.eventBus);
    this.parts = new SensorParts(props);
    this.argoEventsVersion = props.eventBus._wiring.argoEventsVersion;
    const values = workloadValues(props, {
      elected: true,
      replicas: props.replicas ?? 3,
      readiness: PodProbe.none(),
      preStopSleepSeconds: 0,
      syncWave: 0,
    });

    const intent = props.throughput ? sensorIntent(props.throughput) : undefined;
    this.intent = intent;
    const { labels, annotations } = workloadMetadata(values);
    const declared = intent && throughputAnnotation({ ...intent });
    this.sensor = new argoevents.Sensor(this, 'Resource', {
      metadata: mergeMetadata({ ...labels && { labels }, annotations: { ...annotations, ...declared } }, props.metadata),
      spec: Lazy.any({ produce: () => this.spec() }),
    });
    const name = this.sensor.name;
    validateName('sensor', 'metadata.name', name);
    this.sensorName = name;
    this.replicas = values.replicas;
    this._eventBus = props.eventBus;
    this._busGuard = values.busGuard !== undefined;

    const objects = workloadObjects(this, { kind: 'Sensor', name, lease: sensorLease(name) }, props, values);
    this.podDisruptionBudget = objects.podDisruptionBudget;
    this.serviceAccount = objects.serviceAccount;
    this.role = objects.role;
    this.roleBinding = objects.roleBinding;

    if (objects.role && props.eventBus._wiring.keeperRestartsSensors) {
      const access = keeperLeaseAccess({ bus: props.eventBus.eventBusName, lease: sensorLease(name), annotations: syncWave(values.syncWave) });
      this.keeperRole = new ApiObject(this, 'KeeperRole', access.role);
      this.keeperRoleBinding = new ApiObject(this, 'KeeperRoleBinding', access.roleBinding);
    }

    if (props.bucketJob ?? true) {
      const { access, streamReplicas, _wiring: { jobs: { image, pods, scripts } } } = props.eventBus;
      if (scripts === undefined) {
        this.bucketScripts = new ApiObject(this, 'BucketScripts', scriptsConfigMap({ name: bucketScriptsName(name), keeper: false, annotations: syncWave(values.syncWave - 1) }));
      }
      this.makeBucketJob = readWithEvents => new ApiObject(this, 'BucketJob', sensorBucket({
        sensor: name,
        access,
        replicas: streamReplicas,
        readWithEvents,
        image,
        pods,
        scripts: scripts ?? bucketScriptsName(name),
        annotations: syncWave(values.syncWave - 1),
      }));
    }

    const template = (triggers: readonly argoevents.Trigger[]) => workloadTemplate({
      values,
      selector: podSelector('Sensor', name),
      podAnnotations: workloadPodAnnotations(values),
      serviceAccountName: objects.serviceAccountName,
      priorityClassName: props.priorityClassName,
      ...intent && { memory: sensorMemory(intent, triggers), cpu: sensorCpu(intent, triggers) },
      given: props.template,
    });
    this.spec = () => {
      const limited = intent ? this.parts.triggers.map(trigger => withRateLimit(trigger, intent)) : this.parts.triggers;
      const triggers = limited.map(trigger => withDelivery(trigger, props.retryStrategy ?? RETRY_STRATEGY));
      return {
        eventBusName: props.eventBus.eventBusName,
        replicas: values.replicas,
        revisionHistoryLimit: props.revisionHistoryLimit,
        loggingFields: props.loggingFields,
        template: template(triggers),
        dependencies: this.parts.dependencies,
        triggers,
      };
    };
    this.partsChanged();
    validateObjectNames(this, name);
    this.node.addValidation({ validate: () => this.parts.missing() });
    reportSurvivesAtSynth(this);
    if (values.busGuard) expectPolicy(this, props.eventBus, false);
    checkSurvivesAtSynth(this, props.eventBus.zones);
  }

  /** The Job that gives the Sensor's state its copies; undefined when it was turned off. A trigger that is added and waits for several events replaces it. */
  public get bucketJob(): ApiObject | undefined {
    return this.job?.object;
  }

  /**
   * Adds an event that triggers wait for. A trigger without `conditions` waits for one event of each dependency.
   *
   * @param dependency the event, see `HaEventSource.event()`
   * @throws when the Sensor has a dependency of this name
   */
  public addDependency(dependency: argoevents.EventDependency): void {
    this.parts.addDependency(dependency);
    this.partsChanged();
  }

  /**
   * Adds an action. Add the dependencies that it names before.
   *
   * @param trigger the action; `atLeastOnce` and a retryStrategy are added as for `triggers`
   * @throws when the controller would refuse the trigger, or it would never run
   */
  public addTrigger(trigger: argoevents.Trigger): void {
    this.parts.addTrigger(trigger);
    this.partsChanged();
  }

  /**
   * The durable consumers that Argo Events makes on the bus.
   *
   * @internal
   */
  public get _consumers(): SensorConsumer[] {
    const triggers = this.parts.triggers.map(({ template }) => ({ name: template?.name ?? '', conditions: template?.conditions }));
    return sensorConsumers(this.sensorName, this.parts.dependencies.map(({ name }) => name), triggers);
  }

  /** Checks the whole Sensor, and gives it the Job that fits its triggers. */
  private partsChanged(): void {
    for (const warning of this.parts.newWarnings()) addWarning(this, warning);
    const readWithEvents = this.parts.joins;
    if (this.makeBucketJob && this.job?.readWithEvents !== readWithEvents) {
      if (this.job) this.node.tryRemoveChild('BucketJob');
      this.job = { object: this.makeBucketJob(readWithEvents), readWithEvents };
    }
    validateUniqueObjects(this);
    if (this.parts.missing().length > 0) return;
    const spec = this.spec();
    if (this.intent) validateSensorThroughput(this.intent, spec.triggers ?? [], spec.template?.container?.resources?.limits?.memory);
    const manifest = argoevents.toJson_SensorSpec(spec, this.node.path);
    validateRefusals('Sensor', { metadata: this.sensor.metadata.toJson(), spec: manifest });
    validateIgnoredFields('Sensor', this.sensorName, manifest);
    validateFieldHistory('Sensor', manifest, this.argoEventsVersion);
    validateSpecSize('Sensor', manifest, 'divide the triggers among several HaSensors');
  }
}
