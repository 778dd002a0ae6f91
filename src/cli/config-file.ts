import { existsSync } from 'node:fs';
import { Arguments, Options } from './arguments';
import { factsOf } from './fact-options';
import { readText } from './text-file';
import { Config, NO_CONFIG, readConfig } from '../rules/config';

export const CONFIG_FILE = 'ha-events.yaml';

export const CONFIG_OPTION: Options = {
  config: { type: 'string', value: 'FILE', help: `facts, severities and accepted findings (default: ${CONFIG_FILE}, if there is one)` },
};

/** The configuration file, with the facts of the command line over its own. */
export function configOf(args: Arguments): Config {
  const file = args.text('config') ?? (existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined);
  const config = file === undefined ? NO_CONFIG : readConfig(file, readText(file));
  return { ...config, facts: { ...config.facts, ...factsOf(args) } };
}
