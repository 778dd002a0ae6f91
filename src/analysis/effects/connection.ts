import { Manner } from './impact';
import { ClientModel, GuardPlace } from '../model/model';
import { ARGO_RECONNECT_TICK, guardNotice, NATS_PING_NOTICE } from '../model/times';
import { Fix, Part, Step } from '../verdict';

/** How a pod that was connected to a lost bus server comes to another one. */
export interface Reconnection {
  /** Until the connection is known to be dead; calls hang as long. */
  readonly notice: number;
  readonly why: string;
  readonly steps: readonly Step[];
  readonly fixes: readonly Fix[];
}

export function reconnection(part: Part, { busGuard, guardFall, pingNotice }: ClientModel, manner: Manner): Reconnection {
  const tick: Step = { part, text: 'Argo Events looks for closed connections every 5 s and connects again', seconds: ARGO_RECONNECT_TICK };
  if (manner !== 'vanish') {
    return { notice: 0, why: 'pods on that server connect again', steps: [{ part, text: 'its connection to that server is closed' }, tick], fixes: [] };
  }
  if (busGuard !== undefined) {
    const guard = GUARDS[busGuard];
    const notice = guardNotice(guardFall);
    const close: Step = { part, text: `${guardFall} checks of ${guard} fail, and it closes the connection to that server`, seconds: notice };
    return { notice, why: `${guard} finds out, and pods connect again`, steps: [close, tick], fixes: [] };
  }
  if (pingNotice !== undefined) {
    return { notice: pingNotice, why: HANGS, steps: [{ part, text: `${HUNG} until its pings have no answer`, seconds: pingNotice }, tick], fixes: [] };
  }
  return {
    notice: NATS_PING_NOTICE,
    why: 'without the bus guard, connections to that server hang',
    steps: [{ part, text: `${HUNG} until NATS misses the answers to its pings, every 2 min`, seconds: NATS_PING_NOTICE }, tick],
    fixes: [{ part, field: 'bus guard', change: 'put the guard beside the pods: HaPodPolicy in the cluster and the annotation cdk8s-argo-events-ha/bus-guard on the pods' }],
  };
}

const GUARDS: Readonly<Record<GuardPlace, string>> = { pod: 'the bus guard', node: 'the node guard' };

const HANGS = 'connections to that server hang';
const HUNG = 'nobody closes the connection to that server: it hangs';

export function reconnectSeconds({ notice }: Reconnection): number {
  return notice + ARGO_RECONNECT_TICK;
}
