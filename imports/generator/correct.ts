import { ARGO, Definitions, KINDS, refTo } from './schema';

/**
 * Fields that the schema calls required although the controller takes the resource without them: the schema marks every
 * Go field without `omitempty`. `method` of WebhookEventSource stays required: without it every request is refused.
 */
const NOT_REQUIRED: Record<string, string[]> = {
  AMQPEventSource: ['exchangeName'],
  AzureServiceBusEventSource: ['queueName', 'topicName', 'subscriptionName'],
  AzureServiceBusTrigger: ['queueName', 'topicName', 'subscriptionName'],
  BitbucketEventSource: ['auth', 'events'],
  CustomTrigger: ['payload', 'secure'],
  EventContext: ['id', 'source', 'specversion', 'type', 'datacontenttype', 'subject', 'time'],
  GitArtifact: ['cloneDirectory'],
  GithubEventSource: ['events'],
  HTTPTrigger: ['payload'],
  K8SResourcePolicy: ['backoff', 'errorOnBackoffTimeout'],
  ResourceEventSource: ['namespace', 'group'],
  S3Filter: ['prefix', 'suffix'],
  SQSEventSource: ['waitTimeSeconds'],
  Selector: ['value'],
  StorageGridFilter: ['prefix', 'suffix'],
  TriggerParameter: ['dest'],
  WebhookContext: ['method', 'url'],
  WebhookEventSource: ['url'],
};

/** Number of event types in Argo Events v1.9; another number means that the schema changed its shape. */
const EVENT_TYPES = 32;

/** Makes the schema say what the controller does, in the words that json2jsii understands. */
export function correct(pinned: Definitions): Definitions {
  const definitions = structuredClone(pinned);
  for (const definition of Object.values(definitions)) {
    if (Array.isArray(definition.type)) {
      delete definition.type;
      delete definition.format;
      definition.oneOf = [{ type: 'string' }, { type: 'number' }];
    }
    // json2jsii would make it a Date, which cdk8s cannot render
    if (definition.format === 'date-time') delete definition.format;
  }
  for (const [name, fields] of Object.entries(NOT_REQUIRED)) {
    const definition = definitions[ARGO + name];
    for (const field of fields) {
      if (!definition?.required?.includes(field)) throw new Error(`${name}.${field} is not required by the schema any more: drop it from NOT_REQUIRED`);
    }
    definition.required = definition.required!.filter(field => !fields.includes(field));
  }
  definitions.EventSourceEvents = { type: 'object', properties: eventTypes(definitions) };
  for (const kind of KINDS) {
    definitions[`${kind}Props`] = { required: ['spec'], properties: { metadata: refTo('ApiObjectMetadata'), spec: refTo(`${ARGO}${kind}Spec`) } };
  }
  return definitions;
}

function eventTypes(definitions: Definitions) {
  const maps = Object.entries(definitions[`${ARGO}EventSourceSpec`].properties!).filter(([, property]) => property.additionalProperties);
  if (maps.length !== EVENT_TYPES) throw new Error(`EventSourceSpec has ${maps.length} event types, expected ${EVENT_TYPES}`);
  return Object.fromEntries(maps);
}
