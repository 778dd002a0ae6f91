import { CheckReport } from '../../lint/engine/check-report';
import { describe } from '../../manifests/manifest-object';
import { notLookedAtText, NOTHING_JUDGED } from '../not-looked-at';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export function github({ findings, unknowns, problems, notLookedAt, judged }: CheckReport): string {
  const lines = [
    ...findings.map(({ severity, rule, object, location, what, why, fix }) => command(COMMAND[severity], {
      file: location.file, line: location.line, col: location.column, endColumn: location.endColumn, title: rule,
    }, `${object === undefined ? '' : `${describe(object)}: `}${what}\nwhy: ${why}\nfix: ${fix}`)),
    ...unknowns.map(({ rule, object, location, what, needs }) => command('notice', {
      file: location.file, line: location.line, col: location.column, title: `${rule} (unknown)`,
    }, `${describe(object)}: ${what}\nneeds: ${needs}`)),
    ...problems.map(({ file, line, column, message }) => command('error', { file, line, col: column, title: 'cannot read' }, message)),
    ...notLookedAt.map(document => command(document.holds.length > 0 ? 'error' : 'warning', {
      file: document.file, line: document.line, title: 'not looked at',
    }, notLookedAtText(document))),
    ...judged ? [] : [command('error', { title: 'nothing judged' }, NOTHING_JUDGED)],
  ];
  return lines.map(line => `${line}\n`).join('');
}

function command(name: string, properties: Record<string, string | number>, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${given.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
