import { SubscriptionOccurrence } from '../../analysis/codes/subscription-codes';
import { Texts } from '../texts';

export const SUBSCRIPTION_TEXTS: Texts<SubscriptionOccurrence> = {
  'consumer-is-missing': () => 'the Sensor asks for events that nobody gives it',
  'keeper-misses-consumer': () => 'the keeper misses the consumer',
  'keeper-creates-consumer': () => 'the keeper creates the consumer again, and brings it the events since',
  'active-process-hangs': () => 'the active process hangs, and its connections stay open',
  'no-other-pod-electable': () => 'no other pod can be elected',
  'process-is-restarted': ({ by }) => by === 'somebody' ? 'somebody restarts it' : 'its liveness probe ends it, and it starts again',
};
