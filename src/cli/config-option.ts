import { Arguments, Options } from './arguments';
import { factsOf } from './fact-options';
import { CONFIG_FILE, loadConfig } from '../lint/config-file/load-config';
import { Config } from '../lint/engine/config';

export const CONFIG_OPTION: Options = {
  config: { type: 'string', value: 'FILE', help: `facts, severities and accepted findings (default: ${CONFIG_FILE}, if there is one)` },
};

/** The configuration file, with the facts of the command line over its own. */
export function configOf(args: Arguments): Config {
  const config = loadConfig(args.text('config'));
  return { ...config, facts: { ...config.facts, ...factsOf(args) } };
}
