import { NodeGuardOccurrence } from '../../analysis/codes/node-guard-codes';
import { Texts } from '../texts';

export const NODE_GUARD_TEXTS: Texts<NodeGuardOccurrence> = {
  'node-requests-rejected': ({ until }) =>
    `callers of its node are refused until ${until === 'guard-ready' ? 'it is Ready again' : 'they are led to other guards'}`,
  'node-pods-cut-off': ({ pods }) => pods === 'active' ? 'the active pod may be on that node, and is cut off from the bus'
    : 'its pod on that node is cut off from the bus; the other pods take the events',
  'other-pod-elected': () => 'the others elect a pod, which asks for the stream',
  'pod-reconnects-and-subscribes': () => 'it connects again and subscribes',
};
