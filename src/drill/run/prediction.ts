import { Analysis, analyse } from '../../analysis/analyse';
import { Path } from '../../analysis/model/paths';
import { Verdict } from '../../analysis/verdict';
import { FailureDomain } from '../../contract/failure-domain';
import { buildFlow } from '../../flow/build-flow';
import { Facts } from '../../flow/facts';
import { Sensor } from '../../flow/flow';
import { assumptionText } from '../../words/notes';
import { FlowNames } from '../cluster/live-pods';
import { onlyFlow, ClusterFacts } from '../observe/cluster-facts';

/** What the analysis says of the flow of the drill. */
export interface Prediction {
  /** By the id of the failure. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly assumptions: readonly string[];
  readonly facts: Facts;
  /** What all parts of the flow say that they survive. */
  readonly declared?: FailureDomain;
}

/** @param bucket the Sensor's bucket as the servers have it; undefined before there is one */
export function predict({ objects, facts }: ClusterFacts, names: FlowNames, bucket?: Pick<Sensor, 'bucketReplicas' | 'bucketLeaderReads'>): Prediction {
  const flow = buildFlow(onlyFlow(objects, names));
  // a Job says what is wanted, the servers what is
  const sensors = flow.sensors.map(sensor => ({ ...sensor, ...bucket }));
  const { groups, assumptions }: Analysis = analyse({ ...flow, sensors }, facts);
  const isCanary = ({ sourceName, sensor }: Path) => sourceName === names.source && sensor?.object.name === names.sensor;
  const group = groups.find(({ paths }) => paths.some(isCanary));
  if (group === undefined) throw new Error(`there is no event flow from the EventSource "${names.source}" to the Sensor "${names.sensor}" in the cluster`);
  return { verdicts: group.verdicts, assumptions: assumptions.map(assumptionText), facts, ...group.declared && { declared: group.declared } };
}

/** What is not in the way of the events, such as a node guard of other flows, does to them what happens without a fault. */
export function predictedFor({ verdicts }: Pick<Prediction, 'verdicts'>, failure: string): Verdict {
  return verdicts.get(failure) ?? verdicts.get('none')!;
}
