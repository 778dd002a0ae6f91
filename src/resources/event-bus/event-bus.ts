import { ApiObjectMetadata } from 'cdk8s';
import { eventBusAffinity } from './affinity';
import { EventBusValues } from './event-bus-values';
import { jetStreamSettings } from './jetstream-settings';
import { busContainer, busPodSecurityContext } from './pods';
import { serverOptions } from './server-options';
import { streamConfig } from './stream-config';
import * as argoevents from '../../../imports/argo-events';
import { jetStreamVersionsAnnotation } from '../../contract/jetstream-versions-annotation';
import { survivesAnnotation } from '../../contract/survives-annotation';
import { throughputAnnotation } from '../../contract/throughput-annotation';
import { keep, syncWave } from '../workload/argo-cd';
import { mergeMetadata } from '../workload/metadata';
import { busPodAnnotations } from '../workload/pod-annotations';

/** Fields of the EventBus that are passed on as they are given. */
export type EventBusFields = Omit<argoevents.JetStreamBus, 'metadata'> & {
  readonly metadata?: ApiObjectMetadata;
  readonly podMetadata?: argoevents.Metadata;
};

/** The EventBus. What its CRD cannot carry is asked for by the annotations of its pods. */
export function eventBus(values: EventBusValues, props: EventBusFields, selector: { [label: string]: string }): argoevents.EventBusProps {
  const { survives, replicas: servers, zones, jetStreamVersions, throughput } = values;
  const listed = jetStreamVersions && jetStreamVersionsAnnotation(jetStreamVersions);
  const metadata = mergeMetadata({
    name: values.name,
    annotations: { ...syncWave(values.syncWave), ...survivesAnnotation(survives), ...listed, ...throughput && throughputAnnotation(throughput) },
  }, props.metadata);
  return {
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...keep(props.metadata?.annotations) } },
    spec: {
      jetstream: {
        version: values.version,
        replicas: servers,
        persistence: values.persistence,
        streamConfig: streamConfig(values.stream),
        settings: jetStreamSettings(values.settings),
        maxPayload: serverOptions(values.server),
        affinity: { ...eventBusAffinity({ survives, servers, zones, selector }), ...props.affinity },
        containerTemplate: values.container,
        reloaderContainerTemplate: busContainer(props.reloaderContainerTemplate, '10m', '32Mi', '64Mi'),
        metricsContainerTemplate: busContainer(props.metricsContainerTemplate, '10m', '32Mi', '128Mi'),
        securityContext: { ...busPodSecurityContext(), ...props.securityContext },
        nodeSelector: props.nodeSelector,
        tolerations: props.tolerations,
        priorityClassName: props.priorityClassName,
        serviceAccountName: props.serviceAccountName,
        imagePullSecrets: props.imagePullSecrets,
        startArgs: startArgs(values, props),
        metadata: mergeMetadata({ annotations: busPodAnnotations(values) }, props.podMetadata),
      },
    },
  };
}

/**
 * Servers tell clients the addresses of the others, and the connection over which graft elects uses them when it connects again, past the
 * guard. So guarded servers do not tell.
 */
function startArgs({ busGuard }: EventBusValues, { startArgs: given = [] }: EventBusFields): string[] | undefined {
  const args = [...(busGuard ? ['--no_advertise=true'] : []), ...given];
  return args.length > 0 ? args : undefined;
}
