import { Terminal } from './command';
import { UsageError, unknownWord } from '../contract/usage-error';
import { CheckReport } from '../lint/engine/check-report';
import { writeText } from '../manifests/text-file';
import { github } from '../report/check/github';
import { human, HumanOptions } from '../report/check/human';
import { json } from '../report/check/json';
import { junit } from '../report/check/junit';
import { sarif } from '../report/check/sarif';

const FORMATS: Readonly<Record<string, (report: CheckReport, options: HumanOptions) => string>> = {
  human, json, sarif, junit, github,
};

export const FORMAT_NAMES = Object.keys(FORMATS);

export interface Output {
  readonly format: string;
  /** Undefined for standard output. */
  readonly file?: string;
}

/** `sarif=out.sarif`, or a name alone for standard output, which one format at most can have. */
export function readOutputs(given: readonly string[], formats: readonly string[] = FORMAT_NAMES, otherwise = 'human'): Output[] {
  const outputs = (given.length === 0 ? [otherwise] : given).map(text => {
    const [format, ...rest] = text.split('=');
    if (!formats.includes(format)) throw unknownWord('there is no format', format, formats);
    const file = rest.join('=');
    if (rest.length > 0 && file === '') throw new UsageError(`--format ${text} names no file. Allowed: ${format}=FILE, or ${format} for standard output`);
    return { format, ...file !== '' && { file } };
  });
  const standard = outputs.filter(({ file }) => file === undefined);
  if (standard.length > 1) {
    throw new UsageError(`${standard.map(({ format }) => format).join(' and ')} would both go to standard output. Give all but one a file: --format ${standard[1].format}=FILE`);
  }
  return outputs;
}

/** Writes a text to its file, or to standard output. */
export function writeOutput(file: string | undefined, text: string, terminal: Terminal): void {
  if (file === undefined) terminal.write(text);
  else writeText(file, text);
}

export function render(format: string, report: CheckReport, options: HumanOptions): string {
  return FORMATS[format](report, options);
}
