import { readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { asset } from '../contract/asset';
import { UsageError, unknownWord } from '../contract/usage-error';

const FILES: Readonly<Record<string, string>> = { manifests: 'schemas/argo-events.json', config: 'schemas/ha-events.json' };

export const schemaCommand: Command = {
  summary: 'print the JSON schema of the manifests or of ha-events.yaml, for editors',
  help: `Usage: ha-events schema manifests|config

manifests  EventBus, EventSource and Sensor, with the annotations of this package: unknown fields, wrong types,
           and at each field the rules that report it. Documents of other kinds are not judged.
config     ha-events.yaml, with all rules.

The schemas are draft 7. The YAML extension of VS Code reads them:
  ha-events schema config > .ha-events.schema.json
and in the first line of ha-events.yaml
  # yaml-language-server: $schema=.ha-events.schema.json`,
  options: {},
  words: Object.keys(FILES),
  run,
};

function run(args: readonly string[], terminal: Terminal): number {
  const { paths: [name, ...rest] } = readArguments(args, {});
  if (name === undefined || rest.length > 0) throw new UsageError(`schema needs one name. Allowed: ${Object.keys(FILES).join(', ')}`);
  if (!Object.hasOwn(FILES, name)) throw unknownWord('schema: there is no schema', name, Object.keys(FILES));
  terminal.write(asset(FILES[name]));
  return EXIT.CLEAN;
}
