import { SEVERITIES } from './check-report';
import { Severity } from './rule';
import { unknownWord } from '../../contract/usage-error';

/** The least severity that is shown. */
export function readSeverity(text: string): Severity {
  if (SEVERITIES.includes(text as Severity)) return text as Severity;
  throw unknownWord('severity: there is no severity', text, SEVERITIES);
}

/** From which severity on a check fails. */
export function readFailOn(text: string): Severity | 'never' {
  if (text === 'never' || SEVERITIES.includes(text as Severity)) return text as Severity | 'never';
  throw unknownWord('fail-on: there is no severity', text, [...SEVERITIES, 'never']);
}
