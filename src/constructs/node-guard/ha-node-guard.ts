import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { validateNodeGuardProps } from './check-props';
import { guardedService, ServiceManifest } from './guarded-service';
import { HaNodeGuardProps } from './ha-node-guard-props';
import { busPortName, RegisteredBus, RegisteredWebhook, Registry, webhookPortName } from './registry';
import { asset } from '../../contract/asset';
import { BUS_GUARD_IMAGE, CLUSTER_DOMAIN } from '../../contract/guard-names';
import { nodeGuardSelector } from '../../contract/node-guard-names';
import { filesHash, guardConfigMap } from '../../resources/node-guard/config-map';
import { guardDaemonSet } from '../../resources/node-guard/daemon-set';
import { CONFIG_FILE, guardConfig, NAMESPACE_VARIABLE, REBALANCE_FILE } from '../../resources/node-guard/guard-config';
import { nodeGuardLabels } from '../../resources/node-guard/metadata';
import { syncWave } from '../../resources/workload/argo-cd';
import { mergeResources } from '../../resources/workload/merge-resources';
import { mergeMetadata } from '../../resources/workload/metadata';
import { validateNamespace } from '../checks/metadata';
import { validateUniqueObjects } from '../checks/unique-objects';

/** Kubernetes refuses a ConfigMap of more than 1 MiB; with some room for its metadata. */
const LARGEST_CONFIG = 1_000_000;

/** What a guard has for the other objects of a flow. */
interface PlaceInGuard {
  readonly selector: { [label: string]: string };
  /** Name of the port in the pods of the guard. */
  readonly targetPort: string;
}

/**
 * A guard on each node: HAProxy in a DaemonSet, through which the EventSources and Sensors of the node reach the bus, and callers on it reach
 * webhooks. It leaves a server, pod, node or zone that is lost within seconds, without any change to the pods of Argo Events and on any version of
 * Kubernetes.
 *
 * An HaEventBus of own servers has one by default. One guard serves several buses and EventSources, also of other namespaces, when each bus names
 * it: `nodeGuard: { guard }`. EventSources on a native bus, or on one that is made elsewhere, can have their webhooks guarded; the clients of a
 * native bus cannot reach the bus through it, since the controller gives them the address of the servers.
 */
export class HaNodeGuard extends Construct {
  /** Name of the DaemonSet. */
  public readonly guardName: string;

  /** Version of Kubernetes for which the Services are made. */
  public readonly kubernetesVersion: string;

  /** The DaemonSet; JSON patches may add any field. */
  public readonly daemonSet: ApiObject;

  /** The ConfigMap with the configuration of HAProxy. */
  public readonly configMap: ApiObject;

  private readonly namespace?: string;
  private readonly clusterDomain: string;
  private readonly registry = new Registry();

  /**
   * @param scope where the guard is defined
   * @param id name of the construct in its scope
   * @param props where it runs
   */
  public constructor(scope: Construct, id: string, props: HaNodeGuardProps = {}) {
    super(scope, id);
    validateNodeGuardProps(props);
    validateNamespace(this, props.metadata);
    const annotations = syncWave(props.syncWave ?? -2);
    const name = props.metadata?.name ?? 'node-guard';
    validateGuardName(name);
    const metadata = { ...mergeMetadata({ labels: nodeGuardLabels(name), annotations }, props.metadata), name };
    this.guardName = name;
    this.kubernetesVersion = props.kubernetesVersion ?? '1.33';
    this.namespace = Chart.of(this).namespace;
    this.clusterDomain = props.clusterDomain ?? CLUSTER_DOMAIN;
    this.configMap = new ApiObject(this, 'ConfigMap', guardConfigMap({ metadata, files: Lazy.any({ produce: () => this.files() }) }));
    this.daemonSet = new ApiObject(this, 'DaemonSet', guardDaemonSet({
      metadata,
      selector: nodeGuardSelector(name),
      image: props.image ?? BUS_GUARD_IMAGE,
      configHash: Lazy.any({ produce: () => filesHash(this.files()) }),
      configMap: name,
      ports: Lazy.any({ produce: () => this.containerPorts() }),
      maxSurge: /%$/.test(props.maxSurge ?? '') ? props.maxSurge! : Number(props.maxSurge ?? 1),
      resources: mergeResources(props.resources, { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' }, memoryRequestIsLimit: false }),
      pods: {
        labels: { ...props.podMetadata?.labels, ...nodeGuardLabels(name) },
        annotations: props.podMetadata?.annotations,
        nodeSelector: props.nodeSelector ?? { 'kubernetes.io/os': 'linux' },
        affinity: props.affinity,
        tolerations: props.tolerations ?? [{ operator: 'Exists' }],
        priorityClassName: props.priorityClassName,
        imagePullSecrets: props.imagePullSecrets,
      },
    }));
    this.node.addValidation({
      validate: () => this.registry.empty ? [`the node guard "${name}" guards nothing. Allowed: nodeGuard: { guard } of an HaEventBus, or no HaNodeGuard`] : [],
    });
    validateUniqueObjects(this);
  }

  /** The Services of buses and webhooks of other namespaces, which lead to the guards. */
  public get services(): ApiObject[] {
    return this.node.children.filter(ApiObject.isApiObject).filter(({ kind }) => kind === 'Service');
  }

  /**
   * Whether it guards buses, and webhooks whose answers it can read.
   *
   * @internal
   */
  public get _guards(): { readonly buses: boolean; readonly webhooks: boolean } {
    return { buses: this.registry.buses().length > 0, webhooks: this.registry.webhooks().some(({ tls }) => !tls) };
  }

  /**
   * Takes on the clients of a bus.
   *
   * @internal
   */
  public _addBus(bus: RegisteredBus): PlaceInGuard {
    this.validateReach(bus.namespace, `the EventBus "${bus.bus}"`);
    this.registry.addBus(bus);
    return { selector: nodeGuardSelector(this.guardName), targetPort: busPortName(bus) };
  }

  /**
   * Takes on the callers of a webhook.
   *
   * @internal
   */
  public _addWebhook(webhook: RegisteredWebhook): PlaceInGuard {
    this.validateReach(webhook.namespace, `the EventSource "${webhook.eventSource}"`);
    this.registry.addWebhook(webhook);
    return { selector: nodeGuardSelector(this.guardName), targetPort: webhookPortName(webhook) };
  }

  /**
   * Makes a Service that leads to the guards.
   *
   * @internal
   */
  public _service(scope: Construct, id: string, service: ServiceManifest, annotations: Readonly<Record<string, string>>): ApiObject {
    const made = guardedService(scope, this, {
      id, service, namespace: Chart.of(scope).namespace, guardNamespace: this.namespace, clusterDomain: this.clusterDomain, annotations,
    });
    validateUniqueObjects(this);
    return made;
  }

  /**
   * DNS name of a Service, for the guards.
   *
   * @internal
   */
  public _host(service: string, namespace: string | undefined): string {
    return `${service}.${namespace ?? `\${${NAMESPACE_VARIABLE}}`}.svc.${this.clusterDomain}`;
  }

  private files(): Record<string, string> {
    const config = guardConfig({ buses: this.registry.buses(), webhooks: this.registry.webhooks() });
    const size = Buffer.byteLength(config);
    if (size > LARGEST_CONFIG) {
      throw new Error(`the configuration of the node guard "${this.guardName}" has ${size} bytes. Kubernetes rejects a ConfigMap of more than 1 MiB. `
        + 'Allowed: fewer webhooks in one guard; give some of the buses a dedicated guard');
    }
    return { [CONFIG_FILE]: config, [REBALANCE_FILE]: asset('node-guard/rebalance.lua') };
  }

  private containerPorts(): { name: string; containerPort: number; protocol: string }[] {
    return [...this.registry.ports()].map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' })).sort((a, b) => a.containerPort - b.containerPort);
  }

  /** Names of Services in other namespaces need the namespaces. */
  private validateReach(namespace: string | undefined, what: string): void {
    if ((namespace === undefined) === (this.namespace === undefined)) return;
    throw new Error(`nodeGuard: got the guard "${this.guardName}" of namespace ${this.namespace ?? '(none given)'} for ${what} of namespace ${namespace ?? '(none given)'}. `
      + 'Allowed: charts that both give their namespace, or one chart for both');
  }
}

/** The name is the value of a label. */
function validateGuardName(name: string): void {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return;
  throw new Error(`metadata.name: got "${name}" (${name.length} characters) for a node guard. Allowed: lower-case letters, digits and "-", at most 63 characters`);
}
