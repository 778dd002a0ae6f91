import { FailureMode } from './impact';
import { Occurrence } from '../codes/occurrence';
import { Remedy } from '../codes/remedy';
import { ClientModel } from '../model/model';
import { ARGO_RECONNECT_TICK, guardNotice, NATS_PING_INTERVAL, NATS_PING_NOTICE } from '../model/times';
import { Part, Step } from '../verdict';

/** How a pod that was connected to a lost bus server comes to another one. */
export interface Reconnection {
  /** Until the connection is known to be dead; calls hang as long. */
  readonly notice: number;
  readonly cause: Occurrence;
  readonly steps: readonly Step[];
  readonly remedies: readonly Remedy[];
}

export function reconnection(part: Part, client: ClientModel, mode: FailureMode): Reconnection {
  const { busGuard, guardFall, pingNotice, requestTimeout } = client;
  const tick: Step = { part, occurrence: { code: 'reconnects-at-next-look', everySeconds: ARGO_RECONNECT_TICK }, seconds: ARGO_RECONNECT_TICK };
  if (mode !== 'node-loss') {
    return { notice: 0, cause: { code: 'pods-reconnect' }, steps: [{ part, occurrence: { code: 'connection-closed' } }, tick], remedies: [] };
  }
  if (busGuard !== undefined) {
    const notice = guardNotice(guardFall);
    const close: Step = { part, occurrence: { code: 'guard-closes-connection', guard: busGuard, failedChecks: guardFall }, seconds: notice };
    return { notice, cause: { code: 'guard-detects-lost-server', guard: busGuard }, steps: [close, tick], remedies: [] };
  }
  if (requestTimeout !== undefined) {
    const hangs: Step = { part, occurrence: { code: 'hangs-until-request-times-out' }, seconds: requestTimeout };
    return { notice: requestTimeout, cause: { code: 'connections-hang', unguarded: false }, steps: [hangs, tick], remedies: [] };
  }
  if (pingNotice !== undefined) {
    const hangs: Step = { part, occurrence: { code: 'hangs-until-pings-fail' }, seconds: pingNotice };
    return { notice: pingNotice, cause: { code: 'connections-hang', unguarded: false }, steps: [hangs, tick], remedies: [] };
  }
  return {
    notice: NATS_PING_NOTICE,
    cause: { code: 'connections-hang', unguarded: true },
    steps: [{ part, occurrence: { code: 'hangs-until-pings-fail', everySeconds: NATS_PING_INTERVAL }, seconds: NATS_PING_NOTICE }, tick],
    remedies: [installGuard(part, client)],
  };
}

function installGuard(part: Part, { guardedByNodeOnly }: ClientModel): Remedy {
  return guardedByNodeOnly ? { part: 'bus', target: { kind: 'node-guard' }, code: 'install-node-guard' }
    : { part, target: { kind: 'bus-guard' }, code: 'install-bus-guard' };
}

export function reconnectSeconds({ notice }: Reconnection): number {
  return notice + ARGO_RECONNECT_TICK;
}
