import { eventTypeDocs } from './docs-event-types';
import { FIELD_DOCS as COMMON_FIELD_DOCS, STRUCT_DOCS } from './docs-handwritten';
import { KUBERNETES_FIELD_DOCS } from './docs-kubernetes-fields';
import { POD_FIELD_DOCS } from './docs-pod-fields';
import { SENSOR_FIELD_DOCS } from './docs-sensor-fields';
import { SOURCE_FIELD_DOCS } from './docs-source-fields';
import { ARGO, Definitions, Schema, target } from './schema';

/** Descriptions of fields, by struct and field. */
export const FIELD_DOCS: Readonly<Record<string, string>> = {
  ...eventTypeDocs(), ...SOURCE_FIELD_DOCS, ...SENSOR_FIELD_DOCS, ...POD_FIELD_DOCS, ...KUBERNETES_FIELD_DOCS, ...COMMON_FIELD_DOCS,
};

/** Gives every struct and field a description in our words; upstream's prose is not in the pinned schema. */
export function document(definitions: Definitions): void {
  for (const [name, definition] of Object.entries(definitions)) {
    const struct = shortName(name);
    const link = linkTo(name);
    const see = link ? `\n\n@see ${link}` : '';
    definition.description = (STRUCT_DOCS[struct] ?? `${words(struct)}.`) + see;
    for (const [field, property] of Object.entries(definition.properties ?? {})) {
      property.description = FIELD_DOCS[`${struct}.${field}`] ?? FIELD_DOCS[`*.${field}`] ?? `${words(field)}${kindOfValue(property)}.`;
    }
  }
}

export function shortName(definition: string): string {
  return definition.split('.').pop()!;
}

const ACRONYMS = ['API', 'ARN', 'AWS', 'CA', 'CPU', 'DLQ', 'DNS', 'FQDN', 'GID', 'HTTP', 'ID', 'IP', 'JSON', 'SASL', 'SSH', 'SSL', 'TLS', 'UID', 'URL', 'UUID'];

/** githubBaseURL -> Github base URL */
export function words(name: string): string {
  const parts = name.match(/[A-Z]+(?![a-z])\d*s?|[A-Z]?[a-z\d]+/g) ?? [name];
  const text = parts.map(part => (isAcronym(part) ? part.toUpperCase() : part.toLowerCase())).join(' ');
  return text[0].toUpperCase() + text.slice(1);
}

function isAcronym(part: string): boolean {
  return /^[A-Z]{2,}/.test(part) || ACRONYMS.includes(part.toUpperCase());
}

function kindOfValue(property: Schema): string {
  if (property.additionalProperties) return `: ${plural(property.additionalProperties)} by name`;
  if (property.items) return `: a list of ${plural(property.items)}`;
  if (property.type === 'boolean') return ' (true or false)';
  return property.$ref ? HINTS[shortName(target(property.$ref))] ?? '' : '';
}

const HINTS: Record<string, string> = {
  Backoff: ': how long to wait between attempts, and how many there are',
  BasicAuth: ': user and password, each from a key of a Secret',
  ConfigMapKeySelector: ', in a key of a ConfigMap of the same namespace',
  Quantity: ': a Kubernetes quantity such as 500m or 20Gi, as a string',
  SASLConfig: ': mechanism, user and password of the Kafka brokers',
  SecretKeySelector: ', in a key of a Secret of the same namespace',
  TLSConfig: ': CA, client certificate and key',
  Time: ': RFC 3339, as a string',
};

function plural(item: Schema): string {
  return item.$ref ? shortName(target(item.$ref)) : { string: 'strings', integer: 'numbers', number: 'numbers' }[item.type as string] ?? 'values';
}

function linkTo(definition: string): string | undefined {
  if (definition.startsWith(ARGO)) return `https://argoproj.github.io/argo-events/APIs/#argoproj.io/v1alpha1.${shortName(definition)}`;
  const core = /^io\.k8s\.api\.core\.v1\.(\w+)$/.exec(definition);
  return core ? `https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.32/#${core[1].toLowerCase()}-v1-core` : undefined;
}
