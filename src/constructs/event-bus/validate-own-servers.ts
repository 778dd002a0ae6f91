import { HaEventBusProps } from './ha-event-bus-props';

/** Refuses options that have no effect, and Secrets that do not fit together. */
export function validateOwnServers({ ownServers: options, jetStreamVersions }: HaEventBusProps, ownServers: boolean): void {
  if (ownServers && jetStreamVersions) {
    throw new Error('jetStreamVersions: got a list with runtime OWN_SERVERS. The list has no effect, because no controller creates these servers. Allowed: no jetStreamVersions');
  }
  if (!options) return;
  if (!ownServers) {
    throw new Error('ownServers: got options with runtime NATIVE. The options have no effect, because the Argo Events controller creates the servers. '
      + 'Allowed: runtime: BusRuntime.OWN_SERVERS, or no ownServers');
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
}
