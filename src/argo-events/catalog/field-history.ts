import { VisitedField } from './struct-walk';
import { compareVersions } from './versions';
import { grouped } from '../../values/grouped';

/**
 * The release of v1.9 that has a field first, by the structs of the schema. An older controller drops the field without a word. The fields of a pod's
 * container are left out: until v1.9.5 it took every field of Kubernetes.
 *
 * @see https://github.com/argoproj/argo-events/blob/v1.9.11/api/jsonschema/schema.json, compared with the same file of each release
 */
const SINCE: Readonly<Record<string, readonly string[]>> = {
  'v1.9.1': ['AzureQueueStorageEventSource.waitTimeInSeconds'],
  'v1.9.2': [
    'BitbucketServerEventSource.checkInterval', 'BitbucketServerEventSource.projects', 'BitbucketServerEventSource.skipBranchRefsChangedOnOpenPR',
    'NATSEventsSource.queue',
  ],
  'v1.9.3': ['BitbucketServerEventSource.oneEventPerChange', 'KafkaTrigger.headers', 'KafkaTrigger.secureHeaders', 'Service.metadata', 'Trigger.dlqTrigger'],
  'v1.9.4': ['JetStreamConfig.tls'],
  'v1.9.6': ['NATSTrigger.auth'],
  'v1.9.7': ['EventSourceSpec.mns', 'HTTPTrigger.dynamicHeaders', 'KafkaEventSource.schemaRegistry'],
  'v1.9.8': ['GerritEventSource.maxTries', 'HTTPTrigger.host', 'KafkaBus.partitioner', 'StorageGridEventSource.tls', 'TLSConfig.enabled'],
  'v1.9.9': ['AzureServiceBusEventSource.deferDelete', 'TimeFilter.timezone'],
  'v1.9.11': ['AWSMSKIAMConfig.region', 'GitArtifact.githubApp', 'KafkaEventSource.awsMskIamAuth'],
};

const HISTORY = Object.entries(SINCE).flatMap(([since, fields]) => fields.map(field => ({ parent: field.split('.')[0], name: field.split('.')[1], since })));
const byParent = grouped(HISTORY, ({ parent }) => parent);

export interface FieldTooNew {
  readonly path: VisitedField['path'];
  readonly since: string;
}

/** Fields that a version of Argo Events does not have yet. */
export function fieldsTooNew(visited: readonly VisitedField[], version: string): FieldTooNew[] {
  return visited.filter(({ parent }) => byParent.has(parent)).flatMap(({ path, parent }) => {
    const since = byParent.get(parent)!.find(({ name }) => name === path[path.length - 1])?.since;
    return since !== undefined && compareVersions(version, since) < 0 ? [{ path, since }] : [];
  });
}

/** All fields of the table, for its test. */
export const FIELDS_WITH_HISTORY = HISTORY.map(({ parent, name }) => `${parent}.${name}`);
