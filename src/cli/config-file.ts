import { existsSync } from 'node:fs';
import { Arguments, Options } from './arguments';
import { checkConfigFields } from './config-fields';
import { factsOf } from './fact-options';
import { readText } from './text-file';
import { Config, NO_CONFIG, readConfig } from '../rules/config';

export const CONFIG_FILE = 'ha-events.yaml';

export const CONFIG_OPTION: Options = {
  config: { type: 'string', value: 'FILE', help: `facts, severities and accepted findings (default: ${CONFIG_FILE}, if there is one)` },
};

/** The configuration file, with the facts of the command line over its own. */
export function configOf(args: Arguments): Config {
  const config = loadConfig(args.text('config'));
  return { ...config, facts: { ...config.facts, ...factsOf(args) } };
}

/** The configuration in a file, or in the one that is there by default. */
export function loadConfig(given: string | undefined): Config {
  const file = given ?? (existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined);
  if (file === undefined) return NO_CONFIG;
  const text = readText(file);
  checkConfigFields(file, text);
  return readConfig(file, text);
}
