import { Construct } from 'constructs';
import { busGuardOptions } from './bus-guard';
import { HaWorkloadProps } from './ha-workload-props';
import { LeaderElection } from './leader-election';
import { PodProbe } from './pod-probe';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';
import { metadata } from '../checks/metadata';
import { check, Checks, flag, instanceOf, integer, oneOf, record, text, wholeSeconds, withTexts } from '../checks/prop-schema';
import { podDisruptionBudget, survives } from '../event-bus/check-props';

const spread = oneOf('WhenUnsatisfiable', WhenUnsatisfiable);
const bus = check('an HaEventBus, or HaEventBus.fromEventBusName(...)', value => Construct.isConstruct(value) && 'eventBusName' in value && 'survives' in value);
const probe = instanceOf(PodProbe, 'PodProbe.httpGet(...) or PodProbe.none()');

export const WORKLOAD: Checks<HaWorkloadProps> = {
  eventBus: bus,
  metadata,
  survives,
  leaderElection: instanceOf(LeaderElection, 'LeaderElection.graft() or LeaderElection.lease()'),
  template: record,
  serviceAccount: withTexts('a cdk8s-plus ServiceAccount, or ServiceAccount.fromServiceAccountName(...)', 'name'),
  priorityClassName: text,
  nodeLossToleration: wholeSeconds,
  podDisruptionBudget,
  zoneSpread: spread,
  hostSpread: spread,
  livenessProbe: probe,
  readinessProbe: probe,
  preStopSleep: wholeSeconds,
  terminationGracePeriod: wholeSeconds,
  busGuard: flag,
  busGuardOptions,
  syncWave: integer,
};
