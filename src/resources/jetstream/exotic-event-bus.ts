import { ApiObjectMetadata } from 'cdk8s';
import * as argoevents from '../../../imports/argo-events';
import { EventBusAccess } from '../../contract/bus-access';
import { FailureDomain } from '../../contract/failure-domain';
import { survivesAnnotation } from '../../contract/survives-annotation';
import { streamConfig, StreamConfigInput } from '../event-bus/stream-config';
import { keep } from '../workload/argo-cd';
import { mergeMetadata } from '../workload/metadata';

export interface ExoticEventBusInput {
  readonly name: string;
  readonly url: string;
  readonly survives: FailureDomain;
  readonly stream: StreamConfigInput;
  readonly access: EventBusAccess;
  readonly annotations: { [annotation: string]: string };
  readonly metadata?: ApiObjectMetadata;
}

/** Tells EventSources and Sensors where the servers are, and by which authority to verify them. */
export function exoticEventBus({ name, url, survives, stream, access, annotations, metadata }: ExoticEventBusInput): argoevents.EventBusProps {
  const given = { ...metadata, annotations: { ...metadata?.annotations, ...keep(metadata?.annotations) } };
  return {
    metadata: mergeMetadata({ name, annotations: { ...annotations, ...survivesAnnotation(survives) } }, given),
    spec: {
      jetstreamExotic: {
        url,
        accessSecret: { name: access.clientSecret, key: access.clientSecretKey },
        streamConfig: streamConfig(stream),
        tls: { caCertSecret: { name: access.caSecret, key: access.caSecretKey } },
      },
    },
  };
}
