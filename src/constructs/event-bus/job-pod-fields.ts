import { HaEventBusProps } from './ha-event-bus-props';
import { KeeperOptions } from './keeper-options';
import { JobPodFields } from '../../resources/workload/job-pod';

/** The keeper and the Jobs run where the servers run, with images of the same registry. */
export function jobPodFields({ imagePullSecrets, nodeSelector, tolerations, priorityClassName, podMetadata }: HaEventBusProps): JobPodFields {
  return { imagePullSecrets, nodeSelector, tolerations, priorityClassName, labels: podMetadata?.labels, annotations: podMetadata?.annotations };
}

/** Of the keeper, where its options say otherwise. */
export function keeperPodFields(bus: JobPodFields, options: KeeperOptions): JobPodFields {
  const { nodeSelector, tolerations, priorityClassName, podMetadata, resources } = options;
  return {
    ...bus,
    ...nodeSelector && { nodeSelector },
    ...tolerations && { tolerations },
    ...priorityClassName && { priorityClassName },
    ...podMetadata && { labels: podMetadata.labels, annotations: podMetadata.annotations },
    ...resources && { resources },
  };
}
