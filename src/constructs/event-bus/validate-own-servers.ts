import { HaEventBusProps } from './ha-event-bus-props';
import { ownBusLabels } from '../../resources/jetstream/metadata';
import { BusGuardProps } from '../workload/bus-guard';

/** Refuses options that have no effect, and Secrets that do not fit together. */
export function validateOwnServers(bus: string, props: HaEventBusProps, ownServers: boolean): void {
  const { ownServers: options, jetStreamVersions } = props;
  if (ownServers) {
    if (jetStreamVersions) {
      throw new Error('jetStreamVersions: got a list with runtime OWN_SERVERS. The list has no effect, because no controller creates these servers. Allowed: no jetStreamVersions, or runtime: BusRuntime.NATIVE');
    }
    validateNoGuardInPods(props);
    validateServerLabels(bus, props.podMetadata?.labels);
  }
  if (!options) return;
  if (!ownServers) {
    throw new Error('ownServers: got options with runtime NATIVE. The options have no effect, because the Argo Events controller creates the servers. '
      + 'Allowed: runtime: BusRuntime.OWN_SERVERS, which is the default, or no ownServers');
  }
  if (options.accountsSecret && !options.clientSecret) {
    throw new Error(`ownServers.accountsSecret: got "${options.accountsSecret.name}" without ownServers.clientSecret. A Job would create the credentials of the clients, but the accounts `
      + 'in your Secret do not contain them. Allowed: both Secrets, clientSecret alone, or neither');
  }
  if (options.clientNamespaces && !options.networkPolicy) {
    throw new Error('ownServers.clientNamespaces: got labels without a NetworkPolicy. The labels have no effect. Allowed: networkPolicy: true, or no clientNamespaces');
  }
  if (options.exporter === false && options.exporterImage !== undefined) {
    throw new Error(`ownServers.exporterImage: got "${options.exporterImage}" with exporter false. The image has no effect. Allowed: exporter: true, or no exporterImage`);
  }
  if (options.exporter === false && props.metricsContainerTemplate) {
    throw new Error('metricsContainerTemplate: got a value with ownServers.exporter false. The value has no effect. Allowed: exporter: true, or no metricsContainerTemplate');
  }
}

/** Refuses the image and the resources of a guard that clients of own servers do not have. */
export function validateNoGuardInPods({ busGuardImage, busGuardOptions }: BusGuardProps): void {
  const { image, cpuRequest, memory } = busGuardOptions ?? {};
  const prop = busGuardImage ? 'busGuardImage' : image ?? cpuRequest ?? memory ? 'busGuardOptions' : undefined;
  if (prop === undefined) return;
  throw new Error(`${prop}: got a value with runtime OWN_SERVERS. The value has no effect, because clients of own servers have no guard in their pods. `
    + `Allowed: no ${prop}; nodeGuard: { props } for the guard of a node; or runtime: BusRuntime.NATIVE`);
}

/** Refuses labels with which nothing would find the servers. */
function validateServerLabels(bus: string, labels: Readonly<Record<string, string>> = {}): void {
  for (const [label, value] of Object.entries(ownBusLabels(bus))) {
    if ((labels[label] ?? value) === value) continue;
    throw new Error(`podMetadata.labels: got "${labels[label]}" for ${label}. The servers have this label with the value "${value}". Allowed: other labels`);
  }
}
