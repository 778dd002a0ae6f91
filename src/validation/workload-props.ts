import { podDisruptionBudget, survives } from './event-bus-props';
import { Checks, duration, flag, instanceOf, integer, oneOf, record, text, withTexts } from './prop-checks';
import { HaWorkloadProps } from '../ha-workload-props';
import { LeaderElection } from '../leader-election';
import { PodProbe } from '../pod-probe';
import { WhenUnsatisfiable } from '../when-unsatisfiable';

const spread = oneOf('WhenUnsatisfiable', WhenUnsatisfiable);
const probe = instanceOf(PodProbe, 'PodProbe.httpGet(...) or PodProbe.none()');

export const WORKLOAD: Checks<HaWorkloadProps> = {
  eventBus: withTexts('an HaEventBus, or HaEventBus.fromEventBusName(...)', 'eventBusName', 'survives'),
  metadata: record,
  survives,
  leaderElection: instanceOf(LeaderElection, 'LeaderElection.graft() or LeaderElection.lease()'),
  template: record,
  serviceAccount: withTexts('a cdk8s-plus ServiceAccount, or ServiceAccount.fromServiceAccountName(...)', 'name'),
  priorityClassName: text,
  nodeLossToleration: duration,
  podDisruptionBudget,
  zoneSpread: spread,
  hostSpread: spread,
  livenessProbe: probe,
  readinessProbe: probe,
  preStopSleep: duration,
  terminationGracePeriod: duration,
  busGuard: flag,
  syncWave: integer,
};
