/** The part of JSON Schema draft 7 that the schemas of this package use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

export const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** A map whose fields are these and no others. An empty field counts as missing. */
export function fields(properties: Readonly<Record<string, JsonSchema>>, rest: Partial<JsonSchema> = {}): JsonSchema {
  return { type: ['object', 'null'], properties, additionalProperties: false, ...rest };
}
