import { busNames } from '../../argo-events/catalog/names';
import { CLIENT_AUTH_KEY } from '../../argo-events/nats/bus-config';
import { EventBusAccess } from '../../contract/bus-access';

/** The objects that the controller makes for a native bus. */
export function nativeBusAccess(bus: string): EventBusAccess {
  const { service, statefulSet, clientSecret, serverSecret } = busNames(bus);
  return { clientService: service, serversService: service, statefulSet, clientSecret, clientSecretKey: CLIENT_AUTH_KEY, caSecret: serverSecret, caSecretKey: 'ca-cert' };
}
