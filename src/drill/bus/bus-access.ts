import { EventBusAccess } from '../../contract/bus-access';
import { nativeBusAccess } from '../../resources/event-bus/access';
import { ownBusAccess } from '../../resources/jetstream/access';
import { asRecord, asString, at, Json } from '../../values/json-values';

/** Names by which the servers of an EventBus are reached: those of the controller or of an HaEventBus, with the Secrets that the EventBus names. */
export function busAccess(bus: Json): EventBusAccess {
  const name = asString(at(bus, 'metadata', 'name')) ?? '';
  const exotic = asRecord(at(bus, 'spec', 'jetstreamExotic'));
  if (exotic === undefined) return nativeBusAccess(name);
  const own = ownBusAccess(name);
  return {
    ...own,
    clientSecret: asString(at(exotic, 'accessSecret', 'name')) ?? own.clientSecret,
    clientSecretKey: asString(at(exotic, 'accessSecret', 'key')) ?? own.clientSecretKey,
    caSecret: asString(at(exotic, 'tls', 'caCertSecret', 'name')) ?? own.caSecret,
    caSecretKey: asString(at(exotic, 'tls', 'caCertSecret', 'key')) ?? own.caSecretKey,
  };
}
