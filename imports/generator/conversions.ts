import { TypeGenerator } from 'json2jsii';
import { Scalar, Shape } from '../to-json';
import { shortName } from './docs';
import { Definitions, Schema, target } from './schema';

/** The table that the conversion to JSON walks, and for each struct the function that starts at it. */
export function emitConversions(definitions: Definitions, names: Map<string, Map<string, string>>, version: string): string {
  const structs = new Map(Object.entries(definitions).map(([name, definition]) => [typeName(name), definition]));
  const table: string[] = [];
  const functions: string[] = [];
  for (const [struct, fields] of names) {
    const { properties = {}, required = [] } = structs.get(struct) ?? {};
    if (fields.size !== Object.keys(properties).length) throw new Error(`${struct}: ${fields.size} fields emitted of ${Object.keys(properties).length}`);
    const rows = [...fields].map(([here, inJson]) => `      ${here}: ${row(here, inJson, required.includes(inJson), shapeOf(properties[inJson], definitions))},`);
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

function row(here: string, inJson: string, required: boolean, shape?: Shape): string {
  const parts = [
    ...(here === inJson ? [] : [`name: '${inJson}'`]),
    ...(shape ? [`shape: ${print(shape)}`] : []),
    ...(required ? ['required: true'] : []),
  ];
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function print(shape: Shape): string {
  const [[kind, of]] = Object.entries(shape);
  return `{ ${kind}: ${typeof of === 'string' ? `'${of}'` : print(of)} }`;
}

/** Undefined where the schema says no more than "an object". */
function shapeOf(schema: Schema, definitions: Definitions): Shape | undefined {
  if (schema.$ref) {
    const name = target(schema.$ref);
    const definition = definitions[name];
    if (definition?.properties) return { struct: typeName(name) };
    if (definition?.oneOf) return { union: typeName(name) };
    if (shortName(name) === 'Quantity') return { scalar: 'quantity' };
    return definition && shapeOf(definition, definitions);
  }
  const of = schema.items ?? schema.additionalProperties;
  const inner = of && shapeOf(of, definitions);
  if (inner) return schema.items ? { list: inner } : { map: inner };
  const scalar = typeof schema.type === 'string' ? SCALARS[schema.type] : undefined;
  return scalar && { scalar };
}

const SCALARS: Record<string, Scalar> = { string: 'text', integer: 'integer', number: 'number', boolean: 'flag' };

function typeName(definition: string): string {
  return TypeGenerator.normalizeTypeName(shortName(definition));
}
