import { asProp } from './prop-names';
import { SynthMessage } from './synth-message';
import { analyse } from '../../analysis/analyse';
import { Path } from '../../analysis/model/paths';
import { UnmetTarget, unmetTargets } from '../../analysis/unmet-targets';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';
import { listTitles } from '../../words/failures';
import { listPaths } from '../../words/flow-names';
import { outcome } from '../../words/outcomes';

/** What is declared to be survived and is not: one message for each cause. */
export function unmetTargetsAtSynth(flow: Flow, facts: Facts): SynthMessage[] {
  return unmetTargets(analyse(flow, facts)).flatMap(target => {
    const paths = target.paths.filter(isOfConstruct).filter(path => target.atRest || bucketIsRaised(path));
    // of what an event type loses by nature HaEventSource warns
    const isSaid = target.verdict.kind === 'loses' && !target.atRest;
    return paths.length === 0 || isSaid ? [] : [messageOf({ ...target, paths })];
  });
}

/** A custom resource that no construct made may be on a bus that declares something. */
function isOfConstruct({ source, sensor }: Path): boolean {
  return (sensor ?? source)?.survives !== undefined;
}

/** A bucket that is made elsewhere is not held against its Sensor. */
function bucketIsRaised({ sensor, bus }: Path): boolean {
  return sensor === undefined || bus === undefined || sensor.bucketReplicas >= Math.min(3, bus.replicas);
}

function messageOf({ declared, atRest, failures, paths, verdict }: UnmetTarget): SynthMessage {
  const [{ source, bus, sensor, faults }] = paths;
  const { remedies } = verdict;
  const parts = { source, bus, sensor, cluster: undefined };
  const object = faults[0]?.object ?? (parts[remedies[0]?.part ?? 'cluster'] ?? sensor ?? source ?? bus)?.object;
  const where = atRest ? '' : `${listTitles(failures)}: `;
  const fix = remedies.map(asProp).join('; ');
  return {
    isError: verdict.kind === 'stops' || atRest,
    text: `declared to survive ${declared}, and does not: ${where}${listPaths(paths)}: ${outcome(verdict).what}.${fix === '' ? '' : ` Fix: ${fix}.`}`,
    about: object?.source.file ?? '',
  };
}
