import { readFileSync } from 'fs';
import { join } from 'path';

interface Schema {
  readonly type?: string;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
}

/** The spec of a custom resource of prometheus-operator v0.93.0. */
export function operatorSchema(kind: string): Schema {
  return JSON.parse(readFileSync(join(__dirname, '..', 'recorded', `${kind}-v0.93.0.json`), 'utf8'));
}

/** Fields that the API server would drop or refuse. */
export function schemaFaults(value: any, schema: Schema, path: string): string[] {
  if (Array.isArray(value)) return schema.type === 'array' ? value.flatMap((item, index) => schemaFaults(item, schema.items!, `${path}[${index}]`)) : [`${path} is a list`];
  if (typeof value === 'object' && value !== null) {
    const missing = (schema.required ?? []).filter(name => value[name] === undefined).map(name => `${path}.${name} is missing`);
    return [...missing, ...Object.entries(value).flatMap(([name, field]) => {
      const known = schema.properties?.[name] ?? schema.additionalProperties;
      return known ? schemaFaults(field, known, `${path}.${name}`) : [`${path}.${name} is not known`];
    })];
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${path} is ${value}`];
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) return [`${path} is ${value}`];
  return schema.type === undefined || typeof value === schema.type || schema.type === 'integer' && Number.isInteger(value) ? [] : [`${path} is a ${typeof value}`];
}
