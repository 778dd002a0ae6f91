import { annotations } from './annotations';
import { busGuard } from './bus-guard';
import { hostSpread } from './host-spread';
import { livenessProbe } from './liveness-probe';
import { PodAddition } from './pod-addition';
import { preStopSleep } from './pre-stop-sleep';
import { readinessProbe } from './readiness-probe';
import { terminationGracePeriod } from './termination-grace-period';
import { zoneSpread } from './zone-spread';

/** In this order: preStopSleep needs to see the raised grace period. */
export const POD_ADDITIONS: PodAddition[] = [
  terminationGracePeriod,
  preStopSleep,
  readinessProbe,
  livenessProbe,
  zoneSpread,
  hostSpread,
  busGuard,
];

export const variables = [annotations, ...POD_ADDITIONS.flatMap(addition => addition.variables)];
