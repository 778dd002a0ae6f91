import { FailureDomain } from '../contract/failure-domain';
import { readFailureDomain } from '../contract/survives-annotation';
import { unknownWord } from '../contract/usage-error';

/** The value of --survives. */
export function readSurvives(text: string | undefined): FailureDomain | undefined {
  const domain = readFailureDomain(text);
  if (text !== undefined && domain === undefined) throw unknownWord('survives: there is no domain', text, ['pod', 'node', 'zone']);
  return domain;
}
