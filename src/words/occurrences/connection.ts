import { ConnectionOccurrence } from '../../analysis/codes/connection-codes';
import { GuardPlace } from '../../analysis/model/model';
import { Texts } from '../texts';

const GUARDS: Readonly<Record<GuardPlace, string>> = { pod: 'the bus guard', node: 'the node guard' };

export const CONNECTION_TEXTS: Texts<ConnectionOccurrence> = {
  'connection-closed': () => 'its connection to that server is closed',
  'pods-reconnect': () => 'pods on that server connect again',
  'hangs-until-request-times-out': () => 'a request to the lost broker hangs until it times out, and so does a new connection to it',
  'reconnects-at-next-look': ({ everySeconds }) => `Argo Events looks for closed connections every ${everySeconds} s and connects again`,
  'guard-closes-connection': ({ guard, failedChecks }) => `${failedChecks} checks of ${GUARDS[guard]} fail, and it closes the connection to that server`,
  'guard-detects-lost-server': ({ guard }) => `${GUARDS[guard]} finds out, and pods connect again`,
  'connections-hang': ({ unguarded }) => `${unguarded ? 'without the bus guard, ' : ''}connections to that server hang`,
  'hangs-until-pings-fail': ({ everySeconds }) => `nobody closes the connection to that server: it hangs until ${
    everySeconds === undefined ? 'its pings have no answer' : `NATS misses the answers to its pings, every ${everySeconds / 60} min`}`,
};
