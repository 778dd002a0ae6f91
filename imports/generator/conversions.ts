import { TypeGenerator } from 'json2jsii';
import { Shape } from '../to-json';
import { shortName } from './docs';
import { Definitions, Schema, target } from './schema';

/** The table that the conversion to JSON walks, and for each struct the function that starts at it. */
export function emitConversions(definitions: Definitions, names: Map<string, Map<string, string>>, version: string): string {
  const structs = new Map(Object.entries(definitions).map(([name, definition]) => [typeName(name), definition]));
  const table: string[] = [];
  const functions: string[] = [];
  for (const [struct, fields] of names) {
    const properties = structs.get(struct)?.properties ?? {};
    if (fields.size !== Object.keys(properties).length) throw new Error(`${struct}: ${fields.size} fields emitted of ${Object.keys(properties).length}`);
    const rows = [...fields].map(([here, inJson]) => `      ${here}: ${row(here, inJson, shapeOf(properties[inJson], definitions))},`);
    table.push(`    ${struct}: {`, ...rows, '    },');
    functions.push(
      `/** Converts ${struct} to JSON; an unknown key is an error. @internal */`,
      `export function toJson_${struct}(value: ${struct} | undefined, path = ''): Record<string, any> | undefined {`,
      `  return toJson(SCHEMA, '${struct}', value, path);`,
      '}',
      '',
    );
  }
  return [...functions, 'const SCHEMA: StructSchema = {', `  version: '${version}',`, '  structs: {', ...table, '  },', '};'].join('\n');
}

function row(here: string, inJson: string, shape?: Shape): string {
  const parts = [...(here === inJson ? [] : [`name: '${inJson}'`]), ...(shape ? [`shape: ${print(shape)}`] : [])];
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function print(shape: Shape): string {
  const [[kind, of]] = Object.entries(shape);
  return `{ ${kind}: ${typeof of === 'string' ? `'${of}'` : print(of)} }`;
}

/** Undefined where nothing below has to be renamed, checked or unwrapped. */
function shapeOf(schema: Schema, definitions: Definitions): Shape | undefined {
  if (schema.$ref) {
    const definition = definitions[target(schema.$ref)];
    if (definition?.properties) return { struct: typeName(target(schema.$ref)) };
    return definition?.oneOf ? { union: typeName(target(schema.$ref)) } : undefined;
  }
  const of = schema.items ?? schema.additionalProperties;
  const inner = of && shapeOf(of, definitions);
  return inner && (schema.items ? { list: inner } : { map: inner });
}

function typeName(definition: string): string {
  return TypeGenerator.normalizeTypeName(shortName(definition));
}
