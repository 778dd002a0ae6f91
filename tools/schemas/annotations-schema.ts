import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonSchema } from './json-schema';
import { FailureDomain } from '../../src/contract/failure-domain';
import { JETSTREAM_VERSIONS } from '../../src/contract/jetstream-versions-annotation';
import { PodAnnotation, POD_POLICY_VERSION } from '../../src/contract/pod-annotations';
import { SURVIVES_ANNOTATION } from '../../src/contract/survives-annotation';
import { THROUGHPUT_ANNOTATION, THROUGHPUT_FIELDS } from '../../src/contract/throughput-annotation';
import { IGNORE_ANNOTATION } from '../../src/lint/engine/suppress';
import { RULES } from '../../src/lint/rules';

const PREFIX = 'cdk8s-argo-events-ha/';
const SPREAD = { enum: ['DoNotSchedule', 'ScheduleAnyway'] };
const PORT = { pattern: '^[1-9][0-9]{0,4}$' };
const PATH = { pattern: '^/' };
const QUANTITY = { pattern: '^[0-9.]+([KMGTPE]i?|[numk]|[eE][+-]?[0-9]+)?$' };
const NAME = { pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' };

const VALUES: Readonly<Record<string, JsonSchema>> = {
  [PodAnnotation.POLICY]: { const: POD_POLICY_VERSION },
  [PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS]: { pattern: '^[1-9][0-9]{0,4}$' },
  [PodAnnotation.PRE_STOP_SLEEP_SECONDS]: { pattern: '^[1-9][0-9]{0,4}$' },
  [PodAnnotation.READINESS_PATH]: PATH,
  [PodAnnotation.READINESS_PORT]: PORT,
  [PodAnnotation.READINESS_SCHEME]: { enum: ['HTTP', 'HTTPS'] },
  [PodAnnotation.LIVENESS_PATH]: PATH,
  [PodAnnotation.LIVENESS_PORT]: PORT,
  [PodAnnotation.ZONE_SPREAD]: SPREAD,
  [PodAnnotation.ZONE_MIN_DOMAINS]: { pattern: '^[1-9][0-9]?$' },
  [PodAnnotation.HOST_SPREAD]: SPREAD,
  [PodAnnotation.BUS_GUARD]: NAME,
  [PodAnnotation.BUS_GUARD_CONFIG]: NAME,
  [PodAnnotation.BUS_GUARD_FALL]: { pattern: '^[1-9]$' },
  [PodAnnotation.BUS_GUARD_IMAGE]: { pattern: '^\\S+$' },
  [PodAnnotation.BUS_GUARD_CPU_REQUEST]: QUANTITY,
  [PodAnnotation.BUS_GUARD_MEMORY]: QUANTITY,
  [PodAnnotation.WEBHOOK_GUARD_CONFIG]: NAME,
};

/** The sentences of the table in docs/pod-policy.md, by annotation. */
function podPolicyTable(): ReadonlyMap<string, string> {
  const page = readFileSync(join(__dirname, '../../docs/pod-policy.md'), 'utf8');
  return new Map([...page.matchAll(/^\| `([a-z-]+)` \| (.*) \| (.*) \|$/gm)].map(([, name, value, adds]) => [`${PREFIX}${name}`, `Adds: ${adds}. Value: ${value}.`]));
}

/** JSON Schema has no flag for upper and lower case. */
function anyCase(words: readonly string[]): string {
  const pattern = (word: string) => [...word].map(letter => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');
  return `^\\s*(${words.map(pattern).join('|')})\\s*$`;
}

/** Annotations of objects and of pods. Those of others are free; those of this package are known. */
export function annotationsSchema(): JsonSchema {
  const table = podPolicyTable();
  const known: Record<string, JsonSchema> = {
    [SURVIVES_ANNOTATION]: { pattern: anyCase(Object.values(FailureDomain)), description: 'What each flow of the object must survive. ha-events report judges it.' },
    [THROUGHPUT_ANNOTATION]: {
      type: 'string',
      pattern: '^\\s*\\{[\\s\\S]*\\}\\s*$',
      description: `The events that an EventBus, EventSource or Sensor is to bear, as JSON with numbers: ${THROUGHPUT_FIELDS.join(', ')}. The first and the third are required.`,
    },
    [JETSTREAM_VERSIONS]: { type: 'string', description: 'JetStream versions that the controller lists, where the list is not a published one.' },
    ...Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [name, { ...value, description: table.get(name) }])),
    ...Object.fromEntries(RULES.map(({ id, what }) => [`${IGNORE_ANNOTATION}${id.replace('ha/', '')}`, {
      type: 'string', pattern: '\\S', description: `The reason why this finding is accepted: ${what}`,
    }])),
  };
  return {
    type: ['object', 'null'],
    properties: known,
    additionalProperties: { type: 'string' },
    propertyNames: { anyOf: [{ not: { pattern: `^${PREFIX}` } }, { enum: Object.keys(known) }] },
  };
}
