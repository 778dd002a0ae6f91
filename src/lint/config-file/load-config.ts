import { existsSync } from 'node:fs';
import { checkConfigFields } from './config-fields';
import { readText } from '../../manifests/text-file';
import { Config, NO_CONFIG, readConfig } from '../engine/config';
import { RULE_IDS } from '../rules';

export const CONFIG_FILE = 'ha-events.yaml';

/** The configuration in a file, or in the one that is there by default. */
export function loadConfig(given: string | undefined): Config {
  const file = given ?? (existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined);
  if (file === undefined) return NO_CONFIG;
  const text = readText(file);
  checkConfigFields(file, text);
  return readConfig(file, text, RULE_IDS);
}
