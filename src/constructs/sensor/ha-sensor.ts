import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { validateSensorProps } from './check-props';
import { HaSensorProps } from './ha-sensor-props';
import { validateSensor } from './validate';
import * as argoevents from '../../../imports/argo-events';
import { waitsForSeveral } from '../../argo-events/catalog/conditions';
import { podSelector } from '../../argo-events/catalog/labels';
import { sensorLease } from '../../argo-events/catalog/names';
import { bucketScriptsName, sensorBucket } from '../../resources/bucket/bucket-job';
import { keeperLeaseAccess } from '../../resources/keeper/lease-access';
import { scriptsConfigMap } from '../../resources/keeper/scripts-config-map';
import { RETRY_STRATEGY, withDelivery } from '../../resources/sensor/triggers';
import { syncWave } from '../../resources/workload/argo-cd';
import { mergeMetadata } from '../../resources/workload/metadata';
import { workloadPodAnnotations } from '../../resources/workload/pod-annotations';
import { workloadMetadata } from '../../resources/workload/workload-metadata';
import { workloadTemplate } from '../../resources/workload/workload-template';
import { validateIgnoredFields } from '../checks/ignored-fields';
import { validateNamespace } from '../checks/metadata';
import { validateName } from '../checks/names';
import { validateObjectNames } from '../checks/object-names';
import { validateRefusals } from '../checks/refusals';
import { validateSpecSize } from '../checks/spec-size';
import { checkSurvivesAtSynth, reportSurvivesAtSynth } from '../checks/survives-at-synth';
import { validateUniqueObjects } from '../checks/unique-objects';
import { addWarning } from '../checks/warning';
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

  /** The Job that gives the Sensor's state its copies; undefined when it was turned off. */
  public readonly bucketJob?: ApiObject;

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
    validateSensor(props.dependencies, props.triggers, props.retryStrategy);
    const values = workloadValues(props, {
      elected: true,
      replicas: props.replicas ?? 3,
      readiness: PodProbe.none(),
      preStopSleepSeconds: 0,
      syncWave: 0,
    });
    const joining = props.triggers.filter(({ template }) => waitsForSeveral(template?.conditions, props.dependencies));
    for (const { template } of joining) {
      addWarning(this, `the trigger "${template!.name}" waits for several events: Argo Events forgets one that comes while it cannot read what it has kept, `
        + 'for example for some seconds after a bus server was lost. Where none may be lost, give each dependency a trigger of its own, and join them where they arrive');
    }
    for (const { template, atLeastOnce } of props.triggers) {
      if (atLeastOnce === false) {
        addWarning(this, `the trigger "${template!.name}" has atLeastOnce false: its event is lost when the pod dies while it runs, and it is never retried`);
      }
    }

    this.sensor = new argoevents.Sensor(this, 'Resource', {
      metadata: mergeMetadata(workloadMetadata(values), props.metadata),
      spec: Lazy.any({ produce: () => spec }),
    });
    const name = this.sensor.name;
    validateName('sensor', 'metadata.name', name);
    this.sensorName = name;
    this.replicas = values.replicas;

    const objects = workloadObjects(this, { kind: 'Sensor', name, lease: sensorLease(name) }, props, values);
    this.podDisruptionBudget = objects.podDisruptionBudget;
    this.serviceAccount = objects.serviceAccount;
    this.role = objects.role;
    this.roleBinding = objects.roleBinding;

    if (objects.role && props.eventBus._keeperRestartsSensors) {
      const access = keeperLeaseAccess({ bus: props.eventBus.eventBusName, lease: sensorLease(name), annotations: syncWave(values.syncWave) });
      this.keeperRole = new ApiObject(this, 'KeeperRole', access.role);
      this.keeperRoleBinding = new ApiObject(this, 'KeeperRoleBinding', access.roleBinding);
    }

    if (props.bucketJob ?? true) {
      const { access, streamReplicas, _jobs: { image, pods, scripts } } = props.eventBus;
      if (scripts === undefined) {
        this.bucketScripts = new ApiObject(this, 'BucketScripts', scriptsConfigMap({ name: bucketScriptsName(name), keeper: false, annotations: syncWave(values.syncWave - 1) }));
      }
      this.bucketJob = new ApiObject(this, 'BucketJob', sensorBucket({
        sensor: name,
        access,
        replicas: streamReplicas,
        readWithEvents: joining.length > 0,
        image,
        pods,
        scripts: scripts ?? bucketScriptsName(name),
        annotations: syncWave(values.syncWave - 1),
      }));
    }

    const spec: argoevents.SensorSpec = {
      eventBusName: props.eventBus.eventBusName,
      replicas: values.replicas,
      revisionHistoryLimit: props.revisionHistoryLimit,
      loggingFields: props.loggingFields,
      template: workloadTemplate({
        values,
        selector: podSelector('Sensor', name),
        podAnnotations: workloadPodAnnotations(values),
        serviceAccountName: objects.serviceAccountName,
        priorityClassName: props.priorityClassName,
        given: props.template,
      }),
      dependencies: props.dependencies,
      triggers: props.triggers.map(trigger => withDelivery(trigger, props.retryStrategy ?? RETRY_STRATEGY)),
    };
    validateObjectNames(this, name);
    validateUniqueObjects(this);
    reportSurvivesAtSynth(this);
    checkSurvivesAtSynth(this, props.eventBus.zones);
    const manifest = argoevents.toJson_SensorSpec(spec, this.node.path);
    validateRefusals('Sensor', { metadata: this.sensor.metadata.toJson(), spec: manifest });
    validateIgnoredFields('Sensor', name, manifest);
    validateSpecSize('SENSOR_OBJECT', manifest, 'divide the triggers among several HaSensors');
  }
}
