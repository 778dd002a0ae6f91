import { alertsAskedWords, alertWords } from './alert-words';
import { differenceWords, movingWords, NO_COPIES } from '../../drill/report-model/copies';
import { DrillOutcome, DrillReport, FaultResult } from '../../drill/report-model/drill-report';
import { Ledger, Percentiles } from '../../drill/report-model/ledger';
import { RepeatedFault } from '../../drill/report-model/repeats';
import { formatExtraPause, formatVerdict } from '../../words/verdicts';

export const OUTCOME_WORDS = { held: 'held', broken: 'broken', better: 'better than predicted', unpredicted: 'no prediction' } as const;

export const DRILL_OUTCOME_WORDS: Record<DrillOutcome, string> = {
  held: 'Every prediction held, and no event was lost.',
  broken: 'A prediction was broken.',
  lost: 'Events were lost.',
  stopped: 'The drill did not come to its end.',
};

/** `refuses 33 % ≤ 3 s, pauses ≤ 9 s`. */
export function predictedWords({ predicted }: FaultResult): string {
  return [formatVerdict(predicted), formatExtraPause(predicted)].filter(Boolean).join(', ');
}

/** `0 lost, 17 of 597 refused, gap 4.4 s`. */
export function measuredWords({ lost, refused, unknown, sent, longestGap }: Ledger): string {
  return `${lost} lost, ${refused + unknown} of ${sent} refused, gap ${seconds(longestGap)}`;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

/** An event that was cut off at its Sensor is delivered again after 30 s, which no gap shows. */
const LATE_MS = 10_000;

/** What a table cannot hold. */
export function remarks({ reasons, notes, measured, nodeGaps, skipped, copies = NO_COPIES, alerts }: FaultResult): string[] {
  const more = measured === undefined ? [] : [
    ...measured.recovered > 0 ? [`${measured.recovered} of the refused were delivered`] : [],
    ...measured.duplicated > 0 ? [`${measured.duplicated} delivered more than once`] : [],
    ...measured.deliveryTime.slowest > LATE_MS ? [`the latest event came ${(measured.deliveryTime.slowest / 1000).toFixed(1)} s after it was sent`] : [],
    ...measured.unknown > 0 ? [`${measured.unknown} without an answer when it ended`] : [],
    ...nodeGaps === undefined ? [] : [`longest gap while the nodes were off ${seconds(nodeGaps.off)}, after they returned ${seconds(nodeGaps.returned)}`],
    ...measured.longestSilence > 1 ? [`nothing was sent for ${measured.longestSilence.toFixed(1)} s, so a part of the gap is the sender's`] : [],
  ];
  return [...skipped === undefined ? [] : [`skipped: ${skipped}`], ...reasons, ...differenceWords(copies), ...more, ...movingWords(copies), ...notes, ...alertWords(alerts)];
}

/** `EventSource shop → EventBus default → Sensor fulfil, 20 events a second, Kubernetes 1.36, 6 nodes in 3 zones`. */
export function about(report: DrillReport): string[] {
  const { flow, namespace, rate, facts, images, survives } = report;
  const cluster = [
    ...facts.kubernetesVersion === undefined ? [] : [`Kubernetes ${facts.kubernetesVersion}`],
    ...facts.nodes === undefined ? [] : [`${facts.nodes} nodes in ${facts.zones ?? '?'} zones`],
    ...images,
  ];
  return [
    `${flow.source} → ${flow.bus} → ${flow.sensor} in ${namespace}, ${rate} events a second${survives === undefined ? '' : `, declared to survive ${survives}`}`,
    cluster.join(', '),
    ...alertsAskedWords(report),
  ];
}

export function totalWords({ sent, acknowledged, refused, unknown, delivered, lost, recovered, duplicated }: Ledger): string {
  return `${sent} sent, ${acknowledged} acknowledged, ${refused} refused, ${unknown} unknown, ${delivered} delivered, ${lost} lost, ${recovered} recovered, ${duplicated} duplicated`;
}

/** `node lost, 20 runs: gap 5.1 s (median), 8.7 s (99 %), 8.7 s (longest); 0 of 36000 refused, 0 lost`. */
export function repeatedWords({ title, runs, gap, gapOff, gapReturned, sent, refused, lost, broken }: RepeatedFault): string {
  const of = ({ p50, p99, slowest }: Percentiles) => `${seconds(p50)} (median), ${seconds(p99)} (99 %), ${seconds(slowest)} (longest)`;
  const parts = gapOff && gapReturned ? [`while the nodes were off ${of(gapOff)}`, `after they returned ${of(gapReturned)}`] : [];
  const gaps = [`gap ${of(gap)}`, ...parts].join('; ');
  return `${title}, ${runs} runs: ${gaps}; ${refused} of ${sent} refused, ${lost} lost${broken === 0 ? '' : `, prediction broken in ${broken}`}`;
}
