import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { HaControllerConfigProps } from './ha-controller-config-props';
import { controllerValues } from './values';
import { controllerConfigMap, controllerHelmValues, controllerPatch } from '../../resources/controller/controller-config';
import { podDisruptionBudget } from '../../resources/workload/pod-disruption-budget';
import { validateNamespace } from '../checks/metadata';
import { validateUniqueObjects } from '../checks/unique-objects';
import { UnhealthyPodEvictionPolicy } from '../workload/pod-disruption-budget-options';

const CONTROLLER_LABELS = { app: 'controller-manager' };

/** A pod on another node, in another zone if there is one. The controller needs no volume. */
const APART = {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey, index) => ({
      weight: index === 0 ? 100 : 50, podAffinityTerm: { labelSelector: { matchLabels: CONTROLLER_LABELS }, topologyKey },
    })),
  },
};

/**
 * The configuration of the controller of Argo Events: the NATS versions that its buses may have, with a budget for its pods. For the install
 * manifests, whose own ConfigMap it replaces: leave that one out, or apply this one after it. With the Helm chart use `helmValues()`.
 *
 * Give `jetStreamVersions` of it to the buses. `ha-events check` reads the ConfigMap where it is among the manifests.
 */
export class HaControllerConfig extends Construct {
  /**
   * Values for the Helm chart argo-events, as YAML: the NATS versions, two pods of the controller and their budget.
   *
   * @param props what differs from the defaults; metadata and podDisruptionBudget have no meaning here
   */
  public static helmValues(props: HaControllerConfigProps = {}): string {
    const { versions, replicas } = controllerValues(props);
    return controllerHelmValues(versions, replicas);
  }

  /**
   * A patch of the Deployment `controller-manager` of the install manifests, as YAML for Kustomize: two pods, on nodes and in zones of their own where
   * possible. The pods elect one of them.
   *
   * @param props what differs from the defaults; only `replicas` has a meaning here
   */
  public static deploymentPatch(props: HaControllerConfigProps = {}): string {
    return controllerPatch(controllerValues(props).replicas, APART);
  }

  /** NATS versions that the controller lists, for `jetStreamVersions` of a bus. */
  public readonly jetStreamVersions: string[];

  /** The ConfigMap; JSON patches may add any field. */
  public readonly configMap: ApiObject;

  /** The PodDisruptionBudget of the controller's pods; undefined when it was turned off. */
  public readonly podDisruptionBudget?: ApiObject;

  /**
   * @param scope where it is defined, in a chart of the namespace of the controller
   * @param id name of the construct in its scope
   * @param props what differs from the defaults
   */
  public constructor(scope: Construct, id: string, props: HaControllerConfigProps = {}) {
    super(scope, id);
    const values = controllerValues(props);
    validateNamespace(this, props.metadata);
    this.jetStreamVersions = values.versions.map(({ version }) => version);
    const metadata = { ...props.metadata, name: props.metadata?.name ?? 'argo-events-controller-config' };
    this.configMap = new ApiObject(this, 'Resource', controllerConfigMap(metadata, values.versions, values.streaming));
    if (props.podDisruptionBudget?.enabled ?? true) {
      this.podDisruptionBudget = new ApiObject(this, 'PodDisruptionBudget', podDisruptionBudget({
        name: 'controller-manager',
        selector: CONTROLLER_LABELS,
        annotations: { ...props.metadata?.annotations },
        options: props.podDisruptionBudget ?? {},
        unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
      }));
    }
    validateUniqueObjects(this);
  }
}
