import { LivePart } from '../cluster/live-pods';

/**
 * How long a fault keeps an alert's condition.
 *
 * - `replacement`: until the pods of the fault are Ready again, as measured
 * - `rollout`: the pods are replaced one after another, so each is away for a short time only
 * - `nodes`: at least as long as the nodes are off
 * - `hold`: at least as long as the node stays cordoned
 * - `gap`: while no event is delivered, as measured
 */
export type Lasts = 'replacement' | 'rollout' | 'nodes' | 'hold' | 'gap';

/** An alert that must fire when a fault lasts long enough. */
export interface WatchingAlert {
  readonly alert: string;
  readonly lasts: Lasts;
  /** Parts of the flow of which the fault hits a pod; any without. */
  readonly parts?: readonly LivePart[];
  /** Seconds for which the fault lasts before the expression holds at all. */
  readonly afterSeconds?: number;
}

/** The expression compares with the deliveries of two minutes ago. */
const STUCK_AFTER = 120;

/** No event is delivered, whatever the fault was. */
const STOPPED: readonly WatchingAlert[] = [
  { alert: 'ArgoEventsBusQuorumLost', lasts: 'gap', parts: ['bus'] },
  { alert: 'ArgoEventsBusNoMetaLeader', lasts: 'gap', parts: ['bus'] },
  { alert: 'ArgoEventsBusStreamWithoutLeader', lasts: 'gap', parts: ['bus'] },
  { alert: 'ArgoEventsSensorStuck', lasts: 'gap', afterSeconds: STUCK_AFTER },
];

const podsAway = (lasts: Lasts): readonly WatchingAlert[] => [
  { alert: 'ArgoEventsBusQuorumMarginGone', lasts, parts: ['bus'] },
  { alert: 'ArgoEventsBusServerMissing', lasts, parts: ['bus'] },
  { alert: 'ArgoEventsSourceStandbyMissing', lasts, parts: ['source'] },
  { alert: 'ArgoEventsSensorStandbyMissing', lasts, parts: ['sensor'] },
  ...STOPPED,
];

const guardsAway = (lasts: Lasts): readonly WatchingAlert[] => [{ alert: 'ArgoEventsNodeGuardMissing', lasts }];

/** By the id of the fault: the alerts that must fire when the fault lasts long enough. */
export const FAULT_ALERTS: Readonly<Record<string, readonly WatchingAlert[]>> = {
  'pod-source': podsAway('replacement'),
  'pod-sensor': podsAway('replacement'),
  'pod-bus': podsAway('replacement'),
  'pod-bucket': podsAway('replacement'),
  'rollout-source': podsAway('rollout'),
  'rollout-sensor': podsAway('rollout'),
  'rollout-bus': podsAway('rollout'),
  'upgrade': podsAway('rollout'),
  'guard': [...guardsAway('rollout'), ...STOPPED],
  'stuck': STOPPED,
  'consumer': [{ alert: 'ArgoEventsSensorConsumerMissing', lasts: 'gap' }],
  'drain': podsAway('hold'),
  'node': [...podsAway('nodes'), ...guardsAway('nodes')],
  'zone': [...podsAway('nodes'), ...guardsAway('nodes')],
};
