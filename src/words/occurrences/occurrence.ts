import { BUS_TEXTS } from './bus';
import { CONNECTION_TEXTS } from './connection';
import { ELECTION_TEXTS } from './election';
import { NODE_GUARD_TEXTS } from './node-guard';
import { REQUEST_TEXTS } from './requests';
import { SENSOR_TEXTS } from './sensor';
import { SUBSCRIPTION_TEXTS } from './subscription';
import { FindingOccurrence, Occurrence, PlacementOccurrence } from '../../analysis/codes/occurrence';
import { FaultReach } from '../../analysis/model/fault';
import { StandingEffect } from '../../lint/engine/flow-effect';
import { FAILURE_TITLES } from '../failures';
import { BROKEN_PARTS } from '../quorum';
import { textOf } from '../texts';

const CONSEQUENCES: Readonly<Record<StandingEffect, string>> = {
  'never-starts': 'never starts',
  'never-delivers': 'delivers no event',
  'refuses': 'refuses every request',
  'loses': 'loses events',
};

/** What happens, in words. */
export const occurrenceText = textOf<Occurrence>({
  ...BUS_TEXTS,
  ...CONNECTION_TEXTS,
  ...ELECTION_TEXTS,
  ...NODE_GUARD_TEXTS,
  ...REQUEST_TEXTS,
  ...SENSOR_TEXTS,
  ...SUBSCRIPTION_TEXTS,
  'controller-lost': () => 'pods, bus and election go on without it; changes of custom resources wait until it is back',
  'continues-as': ({ failure }) => `from then on as with this alone: ${FAILURE_TITLES[failure]}`,
  'pods-find-no-node': podsFindNoNode,
  'finding': findingText,
});

/** The sentence of the finding, and what it does to what it reaches. */
export function findingText({ message, reach }: FindingOccurrence): string {
  return `${message}: ${reached(reach)} ${CONSEQUENCES[reach.does]}`;
}

function reached({ to, kind, event }: FaultReach): string {
  switch (to) {
    case 'kind': return `no ${kind} of the cluster is read, and each of them`;
    case 'object': return `the ${kind}`;
    case 'event': return `event ${event}`;
    case 'dependency': return 'this dependency';
    case 'trigger': return 'this trigger';
  }
}

function podsFindNoNode({ workload, pending, replicas, tooFewFor }: PlacementOccurrence): string {
  const found = `${pending} of ${replicas} ${workload} may find no node`;
  if (tooFewFor === undefined) return found;
  if ('needed' in tooFewFor) return `${found}, and ${tooFewFor.needed} are needed`;
  return `${found}: too few for ${tooFewFor.group === 'stream' ? `a stream of ${tooFewFor.members}` : BROKEN_PARTS[tooFewFor.group]}`;
}
