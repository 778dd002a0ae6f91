import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { EventSourceValues } from './defaults';
import { webhookServiceFields, ServedTarget, webhookServicePorts } from './webhook-service-fields';
import { WebhookServiceOptions } from './webhook-service-options';
import { sourceNearServiceName, sourcePodsServiceName } from '../../contract/node-guard-names';
import { webhookService } from '../../resources/event-source/webhook-service';
import { sourceService } from '../../resources/node-guard/source-service';
import { guardedPorts, webhookGuardConfigMap } from '../../resources/webhook-guard/config';
import { webhookPodsService } from '../../resources/webhook-guard/pods-service';
import { syncWave } from '../../resources/workload/argo-cd';
import { preferNode } from '../../resources/workload/traffic-distribution';
import { HaNodeGuard } from '../node-guard/ha-node-guard';

/** The objects through which the webhooks of an EventSource are called. */
export interface WebhookObjects {
  readonly service?: ApiObject;
  readonly guardConfig?: ApiObject;
  readonly pods?: ApiObject;
  readonly nearPods?: ApiObject;
}

export interface WebhookObjectsInput {
  readonly eventSource: string;
  readonly selector: { [label: string]: string };
  readonly values: EventSourceValues;
  readonly options: WebhookServiceOptions;
  readonly clusterDomain: string;
}

export function webhookObjects(scope: Construct, input: WebhookObjectsInput): WebhookObjects {
  const { values, options } = input;
  if (values.ports.length === 0) return {};
  return values.nodeGuard ? behindNodeGuard(scope, input, values.nodeGuard) : {
    ...options.enabled ?? true ? { service: new ApiObject(scope, 'Service', service(input, targetsInPods(values), input.selector)) } : {},
    ...besidePods(scope, input),
  };
}

/** The node guard finds the pods by two Services, one of which prefers those near it. */
function behindNodeGuard(scope: Construct, input: WebhookObjectsInput, guard: HaNodeGuard): WebhookObjects {
  const { eventSource, selector, values, options } = input;
  const { namespace } = Chart.of(scope);
  const annotations = syncWave(values.syncWave);
  const ports = values.ports.map(({ port }) => port);
  const [podsName, nearName] = [sourcePodsServiceName(eventSource), sourceNearServiceName(eventSource)];
  const pods = new ApiObject(scope, 'WebhookPods', sourceService({ metadata: { name: podsName, annotations }, selector, ports }));
  const nearPods = new ApiObject(scope, 'WebhookNearPods', sourceService({
    metadata: { name: nearName, annotations }, selector, ports, trafficDistribution: preferNode(guard.kubernetesVersion),
  }));
  const hosts = { podsHost: guard._host(podsName, namespace), nearHost: guard._host(nearName, namespace) };
  const places = values.ports.map(({ port, tls }) => ({
    port,
    tls,
    ...guard._addWebhook({ ...hosts, namespace, eventSource, port, tls }),
  }));
  if (!(options.enabled ?? true)) return { pods, nearPods };
  return { pods, nearPods, service: guard._service(scope, 'Service', service(input, places, places[0].selector, guard.kubernetesVersion), annotations) };
}

type Selector = { [label: string]: string };

function service({ eventSource, values, options }: WebhookObjectsInput, targets: readonly ServedTarget[], selector: Selector, nodeGuardOn?: string) {
  return webhookService({
    name: options.name ?? `${eventSource}-webhook`,
    labels: options.labels,
    annotations: { ...syncWave(values.syncWave), ...options.annotations },
    selector,
    ports: webhookServicePorts(targets, options),
    fields: webhookServiceFields(options, { kubernetesVersion: values.kubernetesVersion, nodeGuardOn }),
  });
}

/** The ports on which the pods listen, or the guards in them. */
function targetsInPods({ ports, guardedPorts: guarded }: EventSourceValues): ServedTarget[] {
  const guards = guardedPorts(guarded.map(({ port }) => port), ports.map(({ port }) => port));
  return ports.map(({ port, tls }) => ({ port, tls, targetPort: guards.find(guard => guard.port === port)?.guardPort ?? port }));
}

/** What the guards in the pods need. */
function besidePods(scope: Construct, { eventSource, selector, values, clusterDomain }: WebhookObjectsInput): WebhookObjects {
  if (values.guardedPorts.length === 0) return {};
  const annotations = syncWave(values.syncWave);
  const ports = guardedPorts(values.guardedPorts.map(({ port }) => port), values.ports.map(({ port }) => port));
  return {
    guardConfig: new ApiObject(scope, 'WebhookGuardConfig', webhookGuardConfigMap({ eventSource, ports, replicas: values.replicas, clusterDomain }, annotations)),
    pods: new ApiObject(scope, 'WebhookPods', webhookPodsService({ eventSource, selector, ports: ports.map(({ port }) => port), annotations })),
  };
}
