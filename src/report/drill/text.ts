import { about, DRILL_OUTCOME_WORDS, measuredWords, OUTCOME_WORDS, predictedWords, remarks, repeatedWords, totalWords } from './words';
import { Outcome } from '../../drill/report-model/compare';
import { DrillReport, drillOutcome, FaultResult } from '../../drill/report-model/drill-report';
import { repeatedFaults } from '../../drill/report-model/repeats';

const SYMBOL: Record<Outcome, string> = { held: '✓', better: '✓', unpredicted: '?', broken: '✗' };
const COLOR: Record<Outcome, number> = { held: 32, better: 32, unpredicted: 35, broken: 31 };

/** The table predicted, measured, verdict, with what belongs to it. */
export function drillText(report: DrillReport, { color = false }: { color?: boolean } = {}): string {
  const paint = (code: number, text: string) => color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const outcome = drillOutcome(report);
  return [
    ...about(report).filter(Boolean),
    '',
    ...table(report.faults, paint),
    '',
    ...repeatedFaults(report.faults).map(repeatedWords),
    ...report.total === undefined ? [] : [`in all: ${totalWords(report.total)}`],
    ...report.total === undefined ? [] : [`delivered after ${report.total.deliveryTime.p50} ms (median), ${report.total.deliveryTime.p99} ms (99 %), ${report.total.deliveryTime.slowest} ms (slowest)`],
    ...report.assumptions.map(text => `note: ${text}`),
    ...report.stopped === undefined ? [] : [paint(31, `stopped: ${report.stopped}`)],
    ...report.notRestored.map(text => paint(31, `NOT restored: ${text}`)),
    paint(outcome === 'held' ? 32 : 31, DRILL_OUTCOME_WORDS[outcome]),
  ].map(printable).join('\n') + '\n';
}

function table(faults: readonly FaultResult[], paint: (code: number, text: string) => string): string[] {
  const rows = faults.map(fault => [fault.title, predictedWords(fault), fault.measured === undefined ? '-' : measuredWords(fault.measured)]);
  const head = ['fault', 'predicted', 'measured'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column].length)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [line([...head, 'verdict']), ...faults.flatMap((fault, index) => {
    const { outcome } = fault;
    const verdict = outcome === undefined ? '- not carried out' : paint(COLOR[outcome], `${SYMBOL[outcome]} ${OUTCOME_WORDS[outcome]}`);
    return [line([...rows[index], verdict]), ...remarks(fault).map(text => `    ${text}`)];
  })];
}

/** Names come from elsewhere: no control characters but the colors reach the terminal. */
function printable(text: string): string {
  return text.replace(/(?!\u001b\[\d+m)\p{C}/gu, '\ufffd').replace(/\ufffd(?=\[\d+m)/g, '\u001b');
}
