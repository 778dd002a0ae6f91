import { DrillOptions } from './options';
import { predictedFor, Prediction } from './prediction';
import { formatReason, formatVerdict } from '../../words/verdicts';
import { Fault } from '../faults/fault';
import { FAULTS } from '../faults/faults';
import { Snapshot } from '../observe/snapshot';

/** What the drill is going to do, a line a fault. With a snapshot, the targets of this moment; they are chosen again before each fault. */
export function planLines(options: DrillOptions, { verdicts, assumptions }: Prediction, snapshot?: Snapshot): string[] {
  const titles = Math.max(...FAULTS.map(({ title }) => title.length));
  return [
    ...FAULTS.filter(({ id }) => options.faults?.includes(id) ?? true).flatMap((fault, index) => {
      const verdict = predictedFor({ verdicts }, fault.failure);
      const head = `${String(index + 1).padStart(2)}. ${fault.title.padEnd(titles)}  predicted: ${formatVerdict(verdict)}`;
      return [head, ...details(fault, options, formatReason(verdict), snapshot).map(line => `      ${line}`)];
    }),
    ...assumptions.map(text => `note: ${text}`),
  ];
}

function details(fault: Fault, options: DrillOptions, reason: string, snapshot: Snapshot | undefined): string[] {
  const left = fault.impossible?.(options);
  if (left !== undefined) return [`skipped: ${left}`];
  const target = snapshot && fault.choose(snapshot, options);
  const uncordoned = fault.id === 'drain' && !options.allowCordon ? ['without a cordon: nodes are outside of the namespace; --allow-cordon allows it'] : [];
  return [
    ...target === undefined ? [] : ['text' in target ? `now: ${target.text}` : `skipped now: ${target.unknown}`],
    ...reason === '' ? [] : [`because ${reason}`],
    ...uncordoned,
  ];
}
