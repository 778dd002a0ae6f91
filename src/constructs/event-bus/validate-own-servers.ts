import { HaEventBusProps } from './ha-event-bus-props';

/** Refuses options that have no effect, and Secrets that do not fit together. */
export function validateOwnServers({ ownServers: options, jetStreamVersions }: HaEventBusProps, ownServers: boolean): void {
  if (ownServers && jetStreamVersions) {
    throw new Error('jetStreamVersions: got a list with runtime OWN_SERVERS, whose servers no controller makes; it has no effect. Allowed: leave it out');
  }
  if (!options) return;
  if (!ownServers) {
    throw new Error('ownServers: got options with runtime NATIVE, whose servers the controller of Argo Events makes; they would be ignored. '
      + 'Allowed: runtime: BusRuntime.OWN_SERVERS, or leave ownServers out');
  }
  if (options.accountsSecret && !options.clientSecret) {
    throw new Error(`ownServers.accountsSecret: got "${options.accountsSecret.name}" without ownServers.clientSecret. A Job would create the credentials of the clients, and the accounts `
      + 'in your Secret do not have them. Allowed: both, clientSecret alone, or none');
  }
  if (options.clientNamespaces && !options.networkPolicy) {
    throw new Error('ownServers.clientNamespaces: got labels without a NetworkPolicy, so they have no effect. Allowed: networkPolicy: true beside it, or leave clientNamespaces out');
  }
  if (options.exporter === false && options.exporterImage !== undefined) {
    throw new Error(`ownServers.exporterImage: got "${options.exporterImage}" with exporter false, so it has no effect. Allowed: leave one of them out`);
  }
}
