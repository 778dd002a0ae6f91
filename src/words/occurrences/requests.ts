import { allPods } from './election';
import { RequestOccurrence } from '../../analysis/codes/request-codes';
import { Texts } from '../texts';

export const REQUEST_TEXTS: Texts<RequestOccurrence> = {
  'no-pod-for-requests': ({ lost }) => `${allPods(lost)} gone until another one starts`,
  'requests-wait-for-a-pod': () => 'no pod is left to take calls until another one starts',
  'requests-to-silent-node': () => 'calls are sent to the silent node until it is NotReady',
  'endpoint-removed': () => 'its endpoint goes; the other pods take all calls',
  'requests-to-ending-pod': () => 'calls reach the ending pod until its endpoint is gone everywhere',
  'requests-before-ready': () => 'a new pod gets calls before it listens',
  'ending-pod-drains': () => 'a pod that ends takes its last calls, and others take over before it goes',
  'requests-sent-to-other-pods': () => 'the node guards of the callers send the calls to other pods',
  'pods-cannot-publish': () => 'pods that were connected to that server cannot publish',
  'nothing-published': () => 'no event can be published',
};
