import { ownBusNames } from './names';
import { CLIENT_AUTH_KEY } from '../../argo-events/nats/bus-config';
import { EventBusAccess } from '../../contract/bus-access';

/** The objects that the library makes for a bus of its own servers. */
export function ownBusAccess(bus: string): EventBusAccess {
  const { clientService, serversService, statefulSet, clientSecret, tlsSecret } = ownBusNames(bus);
  return { clientService, serversService, statefulSet, clientSecret, clientSecretKey: CLIENT_AUTH_KEY, caSecret: tlsSecret, caSecretKey: 'ca.crt' };
}
