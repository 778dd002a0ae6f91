import { TypeGenerator } from 'json2jsii';
import { shortName } from './docs';
import { ARGO, Definitions, KINDS } from './schema';

/** The structs of the three kinds and everything they hold, as TypeScript; without the conversion to JSON. */
export function emitStructs(definitions: Definitions): string {
  const types = new TypeGenerator({ definitions: definitions as any, renderTypeName: shortName, toJson: false });
  types.emitCustomType('ApiObjectMetadata', () => ({ type: 'ApiObjectMetadata', toJson: (x: string) => x }));
  types.addDefinition('ApiObjectMetadata', { type: 'object' });
  for (const kind of KINDS) types.emitType(`${kind}Props`);
  types.emitType('EventSourceEvents', undefined, 'EventSourceEvents');
  return types.render()
    // what camelCase makes of k8s
    .replace(/\bk8S\b/g, 'k8s')
    .replaceAll(`@schema ${ARGO}`, '@schema ')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}

/** Reads from the emitted code what jsii calls each field: struct -> name here -> name in the custom resource. */
export function namesOf(code: string): Map<string, Map<string, string>> {
  const structs = new Map<string, Map<string, string>>();
  for (const [, struct, body] of code.matchAll(/^export interface (\w+) \{$([\s\S]*?)^\}$/gm)) {
    const fields = [...body.matchAll(/@schema \S+#(\S+)\n\s*\*\/\n\s*readonly (\w+)\??:/g)].map(([, inJson, here]) => [here, inJson] as const);
    structs.set(struct, new Map(fields));
  }
  return structs;
}
