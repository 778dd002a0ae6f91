import { allPods } from './election';
import { RequestOccurrence } from '../../analysis/codes/request-codes';
import { Texts } from '../texts';

export const REQUEST_TEXTS: Texts<RequestOccurrence> = {
  'no-pod-for-requests': ({ lost }) => `${allPods(lost)} unavailable until another one starts`,
  'requests-wait-for-a-pod': () => 'no pod is left to receive requests until another one starts',
  'requests-to-silent-node': () => 'requests are sent to the silent node until it is NotReady',
  'endpoint-removed': () => 'its endpoint is removed; the other pods receive all requests',
  'requests-to-ending-pod': () => 'requests reach the terminating pod until its endpoint is removed everywhere',
  'requests-before-ready': () => 'a new pod receives requests before it listens',
  'ending-pod-drains': () => 'a terminating pod serves its last requests, and other pods take over before it exits',
  'requests-sent-to-other-pods': () => 'the node guards of the callers send the requests to other pods',
  'pods-cannot-publish': () => 'pods that were connected to that server cannot publish',
  'nothing-published': () => 'no event can be published',
};
