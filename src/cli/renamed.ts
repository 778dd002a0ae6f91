import { Terminal } from './command';
import { Config } from '../lint/engine/config';
import { renamedRule, renamedText } from '../lint/engine/renamed-rules';
import { renamedInAnnotations } from '../lint/engine/suppress';
import { FlowObject } from '../manifests/manifest-object';

/** Says once of each old id of a rule, in options, the configuration or annotations, how the rule is called now. */
export function tellRenamed(options: readonly string[], { renamed = [] }: Pick<Config, 'renamed'>, objects: readonly FlowObject[], terminal: Terminal): void {
  const used = [...options.flatMap(id => renamedRule(id) ?? []), ...renamed, ...renamedInAnnotations(objects)];
  for (const line of new Set(used.map(renamedText))) terminal.writeError(`ha-events: note: ${line}\n`);
}
