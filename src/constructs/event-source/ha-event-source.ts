import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { validateEventSourceProps } from './check-props';
import { balancesAll, eventSourceValues, repeatedEvents } from './defaults';
import { dependencyOn } from './dependency-on';
import { EventDependencyOptions } from './event-dependency-options';
import { EventSourceReferenceProps, IHaEventSource } from './event-source-ref';
import { ExposeViaIngressOptions } from './expose-via-ingress-options';
import { HaEventSourceProps } from './ha-event-source-props';
import { ReferencedEventSource } from './imported-event-source';
import { deliveryWarnings, eventsOf, validateEvents } from './validate-events';
import { portWarnings } from './validate-webhook-servers';
import { WebhookAddress, webhookAddress, webhookUrlOf } from './webhook-address';
import { exposeViaIngress } from './webhook-ingress';
import { webhookObjects } from './webhook-objects';
import { WebhookServiceOptions } from './webhook-service-options';
import * as argoevents from '../../../imports/argo-events';
import { calendarConfigMaps } from '../../argo-events/catalog/calendar-config-maps';
import { httpServer, SourceEvent } from '../../argo-events/catalog/event-source-events';
import { podSelector } from '../../argo-events/catalog/labels';
import { eventSourceLease } from '../../argo-events/catalog/names';
import { GUARD_HEALTH_PORT } from '../../contract/guard-names';
import { WEBHOOK_HEALTH_PATH } from '../../contract/ports';
import { throughputAnnotation } from '../../contract/throughput-annotation';
import { eventFields } from '../../resources/event-source/event-source-spec';
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
import { reportSurvivesAtSynth } from '../checks/survives-at-synth';
import { validateUniqueObjects } from '../checks/unique-objects';
import { addWarning } from '../checks/warning';
import { IHaEventBus } from '../event-bus/event-bus-ref';
import { expectPolicy } from '../pod-policy/expect-policy';
import { eventSourceCpu, eventSourceIntent, eventSourceMemory, uncoveredEvents, validateEventSourceThroughput } from '../throughput/event-source-intent';
import { validateSameNamespace, workloadObjects } from '../workload/workload-objects';

/**
 * An EventSource that takes events through the declared failure.
 *
 * @see https://argoproj.github.io/argo-events/concepts/event_source/
 */
export class HaEventSource extends Construct implements IHaEventSource {
  /**
   * An EventSource that is defined elsewhere in the same namespace, for example in another chart.
   *
   * @param scope where the reference is defined
   * @param id name of the construct in its scope
   * @param eventSourceName name of the EventSource
   * @param props facts about it
   */
  public static fromEventSourceName(scope: Construct, id: string, eventSourceName: string, props: EventSourceReferenceProps = {}): IHaEventSource {
    return new ReferencedEventSource(scope, id, eventSourceName, props);
  }

  /** Name of the EventSource. `eventSourceName` of a dependency refers to it. */
  public readonly eventSourceName: string;

  /** Number of pods. */
  public readonly replicas: number;

  /** The EventSource itself; JSON patches may add any field. */
  public readonly eventSource: argoevents.EventSource;

  /** The PodDisruptionBudget of the pods; undefined when it was turned off. */
  public readonly podDisruptionBudget?: ApiObject;

  /** The Service in front of the webhooks; undefined without a webhook. */
  public readonly service?: ApiObject;

  /** ConfigMap with the configuration by which the guards in the pods retry webhooks; undefined without them. */
  public readonly webhookGuardConfig?: ApiObject;

  /** The Service by which guards find the pods of this EventSource; undefined without them. */
  public readonly webhookPods?: ApiObject;

  /** The Service by which node guards find the pods near them; undefined without node guards. */
  public readonly webhookNearPods?: ApiObject;

  /** The ServiceAccount made for a Lease or for the ConfigMap of a calendar; undefined without one, or when one was given. */
  public readonly serviceAccount?: ApiObject;

  /** The Role that allows the pods their Lease and the ConfigMap of a calendar; undefined without one. */
  public readonly role?: ApiObject;

  /** The RoleBinding of that Role. */
  public readonly roleBinding?: ApiObject;

  /**
   * What a gateway asks a pod of the Service, to know whether it is there.
   *
   * @internal
   */
  public readonly _healthCheck: { readonly path: string; readonly port?: number };

  /** @internal */
  public readonly _eventBus: IHaEventBus;

  /**
   * Whether each pod has a bus guard.
   *
   * @internal
   */
  public readonly _busGuard: boolean;

  /**
   * Events whose requests a guard repeats.
   *
   * @internal
   */
  public readonly _repeatedEvents: readonly string[];

  private readonly events: SourceEvent[];
  private readonly serviceOptions: WebhookServiceOptions;

  /**
   * @param scope where the EventSource is defined, in the chart of its bus
   * @param id name of the construct in its scope
   * @param props its events, and what differs from the derived values
   */
  public constructor(scope: Construct, id: string, props: HaEventSourceProps) {
    super(scope, id);
    validateEventSourceProps(props);
    validateNamespace(this, props.metadata);
    validateSameNamespace(this, props.eventBus);
    this.events = eventsOf(props);
    validateEvents(this.events);
    const values = eventSourceValues(props, this.events);
    const intent = props.throughput && eventSourceIntent(props.throughput, { ...values, zones: props.eventBus.zones, balanced: balancesAll(values) });
    const uncovered = intent ? uncoveredEvents(this.events) : [];
    for (const warning of [...deliveryWarnings(this.events), ...portWarnings(this.events), ...uncovered]) addWarning(this, warning);

    const derived = workloadMetadata(values);
    const sourceMetadata = { ...derived, annotations: { ...derived.annotations, ...intent && throughputAnnotation({ ...intent }) } };
    this.eventSource = new argoevents.EventSource(this, 'Resource', {
      metadata: mergeMetadata(sourceMetadata, props.metadata),
      spec: Lazy.any({ produce: () => spec }),
    });
    const name = this.eventSource.name;
    validateName('eventSource', 'metadata.name', name);
    this.eventSourceName = name;
    this.replicas = values.replicas;
    this._eventBus = props.eventBus;
    this._busGuard = values.busGuard !== undefined;
    this._repeatedEvents = repeatedEvents(this.events, values);

    const selector = podSelector('EventSource', name);
    const identity = { kind: 'EventSource', name, lease: eventSourceLease(name), configMaps: calendarConfigMaps(this.events) } as const;
    const objects = workloadObjects(this, identity, props, values);
    this.podDisruptionBudget = objects.podDisruptionBudget;
    this.serviceAccount = objects.serviceAccount;
    this.role = objects.role;
    this.roleBinding = objects.roleBinding;
    const { clusterDomain } = props.eventBus._wiring;
    this.serviceOptions = props.service ?? {};
    // a guard has one address for all ports
    this._healthCheck = values.nodeGuard || values.guardedPorts.length > 0 ? { path: '/alive', port: GUARD_HEALTH_PORT } : { path: WEBHOOK_HEALTH_PATH };
    const webhooks = webhookObjects(this, { eventSource: name, selector, values, options: this.serviceOptions, clusterDomain });
    this.service = webhooks.service;
    this.webhookGuardConfig = webhooks.guardConfig;
    this.webhookPods = webhooks.pods;
    this.webhookNearPods = webhooks.nearPods;

    const spec: argoevents.EventSourceSpec = {
      eventBusName: props.eventBus.eventBusName,
      replicas: values.replicas,
      template: workloadTemplate({
        values,
        selector,
        podAnnotations: workloadPodAnnotations(values, this.webhookGuardConfig?.name),
        serviceAccountName: objects.serviceAccountName,
        priorityClassName: props.priorityClassName,
        ...intent && { memory: eventSourceMemory(intent), cpu: eventSourceCpu(intent) },
        given: props.template,
      }),
      ...eventFields(props),
    };
    if (intent) validateEventSourceThroughput(intent, spec.template?.container?.resources?.limits?.memory);
    validateObjectNames(this, name);
    validateUniqueObjects(this);
    reportSurvivesAtSynth(this);
    if (values.busGuard) expectPolicy(this, props.eventBus, values.guardedPorts.length > 0);
    const manifest = argoevents.toJson_EventSourceSpec(spec, this.node.path);
    validateRefusals('EventSource', { metadata: this.eventSource.metadata.toJson(), spec: manifest });
    validateIgnoredFields('EventSource', name, manifest);
    validateFieldHistory('EventSource', manifest, props.eventBus._wiring.argoEventsVersion);
    validateSpecSize('EventSource', manifest, 'divide the events among several HaEventSources');
  }

  /**
   * One of the events, as a dependency of a Sensor.
   *
   * @param eventName name of the event in this EventSource
   * @param options name of the dependency, filters, transformation
   * @throws when the EventSource has no such event
   */
  public event(eventName: string, options: EventDependencyOptions = {}): argoevents.EventDependency {
    return dependencyOn({ eventSource: this.eventSourceName, events: this.events.map(({ name }) => name) }, eventName, options);
  }

  /**
   * The URL to which callers in the cluster send an event, such as `http://shop-webhook.shop.svc:12000/order`. The URL contains the namespace of
   * the chart. Without a namespace, only callers in the namespace of the EventSource can use the URL.
   *
   * @param eventName name of the event in this EventSource
   * @throws when the event has no HTTP server, or the Service is turned off
   */
  public webhookUrl(eventName: string): string {
    return webhookUrlOf(this._webhookAddress(eventName));
  }

  /**
   * Leads callers outside of the cluster to the webhooks, by an Ingress of cdk8s-plus. See `HaWebhookRoute` for the Gateway API.
   *
   * @param options which events, and the Ingress
   * @returns the Ingress
   */
  public exposeViaIngress(options: ExposeViaIngressOptions = {}): kplus.Ingress {
    return exposeViaIngress(this, options);
  }

  /**
   * Events with an HTTP server.
   *
   * @internal
   */
  public get _webhookEvents(): readonly string[] {
    return this.events.filter(event => httpServer(event) !== undefined).map(({ name }) => name);
  }

  /** @internal */
  public _webhookAddress(eventName: string): WebhookAddress {
    const { eventSourceName: eventSource, events, service, serviceOptions: options } = this;
    return webhookAddress(eventName, { eventSource, events, service, options });
  }
}
