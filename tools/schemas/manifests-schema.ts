import { annotationsSchema } from './annotations-schema';
import { DRAFT, fields, JsonSchema } from './json-schema';
import { rulesByField } from './rule-fields';
import { correct } from '../../imports/generator/correct';
import { document, shortName } from '../../imports/generator/docs';
import { KINDS, readPinnedSchema } from '../../imports/generator/schema';
import type { ScalarType } from '../../src/argo-events/catalog/scalar-types';
import { STRUCTS } from '../../src/argo-events/catalog/schema';
import { FieldType, structFields } from '../../src/argo-events/catalog/struct-walk';
import { RULES } from '../../src/lint/rules';

const API_VERSION = 'argoproj.io/v1alpha1';

/** What Go's decoder takes; null leaves a field empty. */
const SCALARS: Readonly<Record<ScalarType, JsonSchema>> = {
  string: { type: ['string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  int32: { type: ['integer', 'null'], minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { type: ['integer', 'null'] },
  uint64: { type: ['integer', 'null'], minimum: 0 },
  quantity: { type: ['string', 'number', 'null'], pattern: '^\\s*[+-]?[0-9.]+([KMGTPE]i?|[numk]|[eE][+-]?[0-9]+)?\\s*$' },
  intOrString: { type: ['integer', 'string', 'null'] },
  int64OrString: { type: ['integer', 'string', 'null'] },
  time: { type: ['string', 'null'] },
  any: {},
};

const ref = (struct: string): JsonSchema => ({ $ref: `#/definitions/${struct}` });

/** EventBus, EventSource and Sensor, each document by its kind. Documents of other kinds are not judged. */
export function manifestsSchema(): JsonSchema {
  const { version, definitions: pinned } = readPinnedSchema();
  const texts = fieldTexts(correct(pinned));
  const rules = rulesByField(RULES);
  const describe = (struct: string, field: string) => [
    texts.get(`${struct}.${field}`),
    ...(rules.get(`${struct}.${field}`) ?? []).map(({ id, what }) => `${id}: ${what}`),
  ].filter(Boolean).join('\n\n');
  const definitions = Object.fromEntries(reached(KINDS).map(struct => [struct, fields(Object.fromEntries(
    [...structFields(struct)].map(([name, type]) => [name, valueOf(struct, name, type, describe(struct, name))]),
  ))]));
  return {
    $schema: DRAFT,
    title: `EventBus, EventSource and Sensor of Argo Events ${version}`,
    type: ['object', 'null'],
    definitions: { ...definitions, annotations: annotationsSchema() },
    allOf: KINDS.map(kind => ({
      if: { type: 'object', required: ['apiVersion', 'kind'], properties: { apiVersion: { const: API_VERSION }, kind: { const: kind } } },
      then: { allOf: [ref(kind)], required: ['metadata', 'spec'] },
    })),
  };
}

function valueOf(struct: string, name: string, type: FieldType, description: string): JsonSchema {
  if (name === 'annotations' && ['ObjectMeta', 'Metadata'].includes(struct)) return { allOf: [ref('annotations')], description };
  // beside a $ref draft 7 reads nothing else
  const one = type.struct === undefined ? SCALARS[type.scalar!] : ref(type.struct);
  switch (type.many) {
    case '[]': return { type: ['array', 'null'], items: one, description };
    case '{}': return { type: ['object', 'null'], additionalProperties: one, description };
    default: return type.struct === undefined ? { ...one, description } : { allOf: [one], description };
  }
}

/** The structs that these hold, themselves first. */
function reached(roots: readonly string[]): string[] {
  const found = new Set(roots);
  for (const struct of found) for (const { struct: inner } of structFields(struct).values()) if (inner !== undefined) found.add(inner);
  return [...found].filter(struct => Object.hasOwn(STRUCTS, struct));
}

function fieldTexts(definitions: ReturnType<typeof correct>): ReadonlyMap<string, string> {
  document(definitions);
  return new Map(Object.entries(definitions).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).map(([field, { description = '' }]) => [`${shortName(name)}.${field}`, description.split('\n\n@see')[0]] as const)));
}
