import { Command } from './command';

/* eslint-disable @typescript-eslint/no-require-imports */

/** The commands, each read only when it is asked for: a start must be quick. */
export const COMMANDS: Readonly<Record<string, () => Command>> = {
  check: () => (require('./check-command') as typeof import('./check-command')).checkCommand,
  report: () => (require('./report-command') as typeof import('./report-command')).reportCommand,
  cost: () => (require('./cost-command') as typeof import('./cost-command')).costCommand,
  drill: () => (require('./drill-command') as typeof import('./drill-command')).drillCommand,
  emit: () => (require('./emit-command') as typeof import('./emit-command')).emitCommand,
  harden: () => (require('./harden-command') as typeof import('./harden-command')).hardenCommand,
  chart: () => (require('./chart-command') as typeof import('./chart-command')).chartCommand,
  adopt: () => (require('./adopt-command') as typeof import('./adopt-command')).adoptCommand,
  explain: () => (require('./explain-command') as typeof import('./explain-command')).explainCommand,
  schema: () => (require('./schema-command') as typeof import('./schema-command')).schemaCommand,
  completion: () => (require('./completion-command') as typeof import('./completion-command')).completionCommand,
};
