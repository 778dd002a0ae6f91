import { DRAFT, fields, JsonSchema } from './json-schema';
import type { Facts } from '../../src/flow/facts';
import { RULES } from '../../src/lint/rules';

const COUNT: JsonSchema = { type: 'integer', minimum: 1 };
const VERSION: JsonSchema = { type: 'string', pattern: '^v?\\d+\\.\\d+' };

const FACTS: Readonly<Record<keyof Facts, JsonSchema>> = {
  zones: { ...COUNT, description: 'Zones with nodes that can run the pods.' },
  nodes: { ...COUNT, description: 'Nodes in all.' },
  kubernetesVersion: { ...VERSION, description: 'Version of the cluster as text, for example "1.36".' },
  argoEventsVersion: { ...VERSION, description: 'Version of the controller as text, for example v1.9.11.' },
  controllerConfiguration: { enum: ['manifest', 'helm'], description: 'How Argo Events was installed. The two lists of JetStream versions differ.' },
  chartVersion: { type: 'string', pattern: '^(argo-events-)?v?\\d+\\.\\d+\\.\\d+$', description: 'Version of the Helm chart argo-events as text, for example 2.4.25.' },
  jetStreamVersions: { type: 'array', items: { type: 'string' }, description: 'The JetStream versions of a controller configuration of your own.' },
  podPolicy: { type: 'boolean', description: 'Whether the pod policy (HaPodPolicy) is installed in the cluster.' },
  volumesFollow: { type: 'boolean', description: 'Whether another node of the zone can attach the volumes of the bus, as with most disks of a cloud.' },
  controllerReplicas: { ...COUNT, description: 'Replicas of the controller-manager.' },
  imagePullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'], description: 'IMAGE_PULL_POLICY of the controller-manager.' },
};

const short = (id: string) => id.replace('ha/', '');
const SEVERITY = { enum: ['error', 'warning', 'info', 'off', false] };

/** The schema of `ha-events.yaml`. */
export function configSchema(): JsonSchema {
  const ids = RULES.flatMap(({ id }) => [id, short(id)]);
  return {
    $schema: DRAFT,
    title: 'ha-events.yaml, the configuration of ha-events',
    ...fields({
      facts: fields(FACTS, { description: 'Facts that manifests do not have. A rule that lacks a fact says so, and does not pass.' }),
      rules: fields(Object.fromEntries(RULES.flatMap(({ id, severity, what }) => {
        const schema = { ...SEVERITY, description: `${what} Default: ${severity}.` };
        return [[id, schema], [short(id), schema]];
      })), { description: 'Severity by rule; off turns a rule off.' }),
      ignore: {
        type: ['array', 'null'],
        description: 'Findings that are accepted, for objects that cannot carry an annotation.',
        items: {
          type: 'object',
          properties: {
            rule: { enum: ids, description: 'Id of the rule.' },
            objects: { type: 'string', description: 'Pattern with * for "<kind> <namespace>/<name>". Default: all objects.' },
            files: { type: 'string', description: 'Pattern with * for the file. Default: all files.' },
            reason: { type: 'string', pattern: '\\S', description: 'Why the findings are right here.' },
          },
          required: ['rule', 'reason'],
          additionalProperties: false,
        },
      },
    }),
  };
}
