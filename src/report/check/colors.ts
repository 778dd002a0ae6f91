import { Severity } from '../../lint/engine/rule';

export type Paint = (text: string) => string;

export interface Colors {
  readonly severity: Record<Severity, Paint>;
  readonly bold: Paint;
  readonly dim: Paint;
}

const ESCAPE = '\u001b[';

/** ANSI colors, or none. */
export function colors(on: boolean): Colors {
  const code = (number: number): Paint => text => (on ? `${ESCAPE}${number}m${text}${ESCAPE}0m` : text);
  return { severity: { error: code(31), warning: code(33), info: code(36) }, bold: code(1), dim: code(2) };
}
