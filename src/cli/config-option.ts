import { Arguments, Options } from './arguments';
import { factsOf } from './fact-options';
import { checkTogether } from '../flow/read-facts';
import { CONFIG_FILE, loadConfig } from '../lint/config-file/load-config';
import { Config } from '../lint/engine/config';

export const CONFIG_OPTION: Options = {
  config: { type: 'string', value: 'FILE', help: `facts, severities and accepted findings (default: ${CONFIG_FILE}, if there is one)` },
};

/** The configuration file, with the facts of the command line over its own. */
export function configOf(args: Arguments): Config {
  const config = loadConfig(args.text('config'));
  const facts = { ...config.facts, ...factsOf(args) };
  checkTogether(facts, `the command line and ${args.text('config') ?? CONFIG_FILE}`);
  return { ...config, facts };
}
