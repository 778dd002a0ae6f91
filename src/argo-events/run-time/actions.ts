import { grpcAddress, hostAndPort, kafkaVersion, urlOf } from './addresses';
import { PULSAR } from './listeners';
import { LOCATIONS, SOURCE } from './trigger-sources';
import { isWritten } from './written-fields';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { demand, Demand, Fault, filled, given, isEmpty, isNil, oneOf, within } from '../refusals/demand';
import { Place } from '../refusals/places';

/** Fields of a trigger's template that do something, in the order in which Argo Events looks for them. */
export const ACTIONS = [
  'k8s', 'argoWorkflow', 'http', 'awsLambda', 'azureEventHubs', 'azureServiceBus', 'kafka', 'pulsar', 'nats', 'slack', 'openWhisk', 'custom', 'log', 'email',
] as const;

export function actionsOf(template: Json): string[] {
  return ACTIONS.filter(action => !isNil(template[action]));
}

/** Whether the object of a trigger has the name that its operation needs: only a new object does without one of its own. */
function isNamed({ template, parameters }: Json, action: 'k8s' | 'argoWorkflow'): boolean {
  const { operation, source, parameters: own } = asRecord(at(template, action)) ?? {};
  const resource = asRecord(at(source, 'resource'));
  const creates = isEmpty(operation) || operation === 'create' || operation === 'submit';
  const named = !isEmpty(at(resource, 'metadata', 'name')) || creates && !isEmpty(at(resource, 'metadata', 'generateName'));
  const written = ['metadata.name', ...creates ? ['metadata.generateName'] : []]
    .some(field => isWritten(own, field) || isWritten(parameters, `${action}.source.resource.${field}`));
  return resource === undefined || named || written;
}

/** Whether each event makes an object of one name, which the API server takes once. */
function isFixed({ template, parameters }: Json, action: 'k8s' | 'argoWorkflow'): boolean {
  const { operation, source, parameters: own } = asRecord(at(template, action)) ?? {};
  const creates = isEmpty(operation) || operation === 'create' || operation === 'submit';
  const name = asString(at(source, 'resource', 'metadata', 'name'));
  return creates && !!name && !isWritten(own, 'metadata.name') && !isWritten(parameters, `${action}.source.resource.metadata.name`);
}

/** A host with or without a port, as Go reads it. */
function isAuthority(text: string): boolean {
  const host = text.slice(text.lastIndexOf('@') + 1);
  return /^(?:\[[^\]]*\]|[^\s\\^`{|}:]+)(?::(\d*))?$/.test(host);
}

/** Content types of a patch that the API server takes. */
const PATCHES = ['json-patch+json', 'merge-patch+json', 'strategic-merge-patch+json', 'apply-patch+yaml'].map(type => `application/${type}`);

/** Kinds whose live object is read without a namespace. */
const CLUSTER_WIDE = ['Namespace', 'Node'];

const EXAMPLES = { k8s: { apiVersion: 'batch/v1', kind: 'Job' }, argoWorkflow: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' } };

/** Faults of common demands. */
const OF_ACTION: readonly Fault[] = ['value', 'incomplete'];

const TRIGGER_DEMANDS: readonly Demand[] = [
  demand('pkg/sensors/listener.go#L415', 'action', 'template', ({ template, parameters }) => {
    const fields = asRecord(template);
    return fields === undefined || actionsOf(fields).length > 0 || (asArray(parameters) ?? []).length > 0;
  }, 'has no action', `set one of ${ACTIONS.join(', ')}`),
  demand('pkg/sensors/triggers/http/http.go#L131', 'action', 'template.http.url', ({ template, parameters }) => {
    const url = asString(at(template, 'http', 'url'));
    return !url || /^https?:\/\/[^/?#]/i.test(url) || isWritten(parameters, 'http.url') || isWritten(at(template, 'http', 'parameters'), 'url');
  }, 'has no scheme that HTTP knows', 'write a complete URL, for example http://ship.shop.svc/orders'),
  demand('pkg/sensors/triggers/http/http.go#L131', 'action', 'template.http.url', ({ template, parameters }) => {
    const url = asString(at(template, 'http', 'url'));
    const authority = url === undefined ? undefined : /^https?:\/\/([^/?#]+)/i.exec(url)?.[1];
    return authority === undefined || isAuthority(authority) && !/[\x00-\x1f\x7f]/.test(url!)
      || isWritten(parameters, 'http.url') || isWritten(at(template, 'http', 'parameters'), 'url');
  }, 'has a host or port that cannot be read', 'write a complete URL, for example http://ship.shop.svc:8080/orders'),
  ...(['k8s', 'argoWorkflow'] as const).map(action => demand('pkg/sensors/artifacts/store.go#L77', 'action', `template.${action}.source`, ({ template }) => {
    const source = asRecord(at(template, action, 'source'));
    return source === undefined || LOCATIONS.some(location => !isNil(source[location]));
  }, 'names nothing to fetch', `set one of ${LOCATIONS.join(', ')}`)),
  ...(['k8s', 'argoWorkflow'] as const).flatMap(action => (['apiVersion', 'kind'] as const).map(field => demand(`pkg/sensors/triggers/${action === 'k8s' ? 'standard-k8s/standard-k8s.go#L84' : 'argo-workflow/argo-workflow.go#L139'}`, 'action', `template.${action}.source.resource.${field}`, ({ template, parameters }) => {
    const { operation, source, parameters: own } = asRecord(at(template, action)) ?? {};
    const resource = asRecord(at(source, 'resource'));
    // the other commands of argo take the name alone
    const isAsked = action === 'k8s' || operation === 'submit';
    return resource === undefined || !isAsked || !isNil(resource[field]) || isWritten(own, field) || isWritten(parameters, `${action}.source.resource.${field}`);
  }, 'is missing', `set ${field}, for example ${EXAMPLES[action][field]}`))),
  demand('pkg/sensors/triggers/triggers.go#L26', 'action', 'template.k8s.source.resource.apiVersion', ({ template }) =>
    (asString(at(template, 'k8s', 'source', 'resource', 'apiVersion')) ?? '').split('/').length < 3, 'has more than one "/"', 'write group/version, for example batch/v1'),
  ...(['k8s', 'argoWorkflow'] as const).map(action => demand('pkg/sensors/triggers/argo-workflow/argo-workflow.go#L115', 'action', `template.${action}.source.resource.metadata`,
    trigger => isNamed(trigger, action), 'has no name that the operation can use', 'set metadata.name, or for a new object metadata.generateName')),
  demand('pkg/sensors/triggers/argo-workflow/argo-workflow.go#L143', 'action', 'template.argoWorkflow.source.resource.kind', ({ template, parameters }) => {
    const { operation, source, parameters: own } = asRecord(at(template, 'argoWorkflow')) ?? {};
    const kind = asString(at(source, 'resource', 'kind'));
    const kinds = operation === 'submit-from' ? ['cronworkflow', 'workflowtemplate'] : ['workflow'];
    return !kind || !['submit', 'submit-from'].includes(String(operation)) || kinds.includes(kind.toLowerCase()) || isWritten(own, 'kind') || isWritten(parameters, 'argoWorkflow.source.resource.kind');
  }, 'is a kind that the operation does not take', 'write Workflow for submit, and WorkflowTemplate or CronWorkflow for submit-from'),
  ...(['to', 'subject', 'body'] as const).map(field => demand('pkg/sensors/triggers/email/email.go#L117', 'action', `template.email.${field}`, ({ template, parameters }) => {
    const email = asRecord(at(template, 'email'));
    return email === undefined || !isEmpty(email[field]) || isWritten(email.parameters, field) || isWritten(parameters, `email.${field}`);
  }, 'is missing', `set ${field}`)),
  ...within('template.kafka', [hostAndPort('pkg/sensors/triggers/kafka/kafka.go#L123', 'url', 9092), kafkaVersion('pkg/sensors/triggers/kafka/kafka.go#L67', 'version')]),
  ...within('template.pulsar', [
    filled('pkg/sensors/triggers/pulsar/pulsar.go#L121', 'topic'), filled('pkg/sensors/triggers/pulsar/pulsar.go#L113', 'url'),
    urlOf('pkg/sensors/triggers/pulsar/pulsar.go#L113', 'url', PULSAR, 'pulsar://pulsar:6650'), given('pkg/sensors/triggers/pulsar/pulsar.go#L185', 'payload'),
  ]),
  ...within('template.custom', [grpcAddress('pkg/sensors/triggers/custom-trigger/custom-trigger.go#L95', 'serverURL')]),
  demand('pkg/sensors/triggers/email/email.go#L59', 'action', 'template.email.port', ({ template, parameters }) => {
    const email = asRecord(at(template, 'email'));
    return email === undefined || ![undefined, null, 0].includes(email.port as number) || isWritten(email.parameters, 'port') || isWritten(parameters, 'email.port');
  }, 'is missing or 0', 'write the port of the server, for example 587'),
  oneOf('pkg/sensors/triggers/aws-lambda/aws-lambda.go#L119', 'template.awsLambda.invocationType', ['RequestResponse', 'Event', 'DryRun']),
  oneOf('pkg/sensors/triggers/standard-k8s/standard-k8s.go#L206', 'template.k8s.patchStrategy', PATCHES),
  demand('pkg/sensors/triggers/slack/slack.go#L115', 'action', 'template.slack.channel', ({ template, parameters }) => {
    const slack = asRecord(at(template, 'slack'));
    return slack === undefined || !isEmpty(slack.channel) || isWritten(slack.parameters, 'channel') || isWritten(parameters, 'slack.channel');
  }, 'is missing', 'set channel'),
  demand('pkg/sensors/triggers/slack/slack.go#L123', 'action', 'template.slack.message', ({ template, parameters }) => {
    const slack = asRecord(at(template, 'slack'));
    return slack === undefined || ['message', 'attachments', 'blocks'].some(field => !isEmpty(slack[field]) || isWritten(slack.parameters, field) || isWritten(parameters, `slack.${field}`));
  }, 'is missing, as are attachments and blocks', 'set message'),
  ...(['k8s', 'argoWorkflow'] as const).flatMap(action => within(`template.${action}.source`, SOURCE)),
  ...(['k8s', 'argoWorkflow'] as const).map(action => demand('pkg/sensors/triggers/standard-k8s/standard-k8s.go#L156', 'fixed-name', `template.${action}.source.resource.metadata.name`,
    trigger => !isFixed(trigger, action), 'is the same for each event', 'write metadata.generateName in its place')),
  demand('pkg/sensors/triggers/argo-workflow/argo-workflow.go#L188', 'repeated', 'template.argoWorkflow.operation', ({ template }) => at(template, 'argoWorkflow', 'operation') !== 'submit-from',
    'is "submit-from"', 'write submit, with spec.workflowTemplateRef in the resource'),
  ...['name', 'namespace'].map(field => demand('pkg/sensors/triggers/standard-k8s/standard-k8s.go#L92', 'action', `template.k8s.source.resource.metadata.${field}`, ({ template, parameters }) => {
    const { operation, liveObject, source } = asRecord(at(template, 'k8s')) ?? {};
    const resource = asRecord(at(source, 'resource'));
    const needed = liveObject === true && operation === 'update' && !(field === 'namespace' && CLUSTER_WIDE.includes(String(resource?.kind)));
    // parameters of the action come after the object was read
    return resource === undefined || !needed || !isEmpty(at(resource, 'metadata', field)) || isWritten(parameters, `k8s.source.resource.metadata.${field}`);
  }, 'is missing beside liveObject', `set metadata.${field}`)),
  demand('pkg/sensors/listener.go#L96', 'rate-limit-zero', 'rateLimit.requestsPerUnit', ({ rateLimit }) => {
    const { requestsPerUnit = 0 } = asRecord(rateLimit) ?? {};
    return asRecord(rateLimit) === undefined || requestsPerUnit !== 0 && requestsPerUnit !== null;
  }, 'is 0 or missing', 'write a number from 1 on, or leave out rateLimit'),
  { ...oneOf('pkg/sensors/listener.go#L90', 'rateLimit.unit', ['Second', 'Minute', 'Hour']), fault: 'rate-limit' },
];

const TRIGGER = TRIGGER_DEMANDS.map((each): Demand => OF_ACTION.includes(each.fault) ? { ...each, fault: 'action' } : each);

const TEMPLATE: readonly Demand[] = ACTIONS.map((action): Demand => ({
  field: [action],
  fault: 'action-beside',
  isMet: template => isNil(template[action]) || actionsOf(template)[0] === action,
  problem: template => `is set together with ${actionsOf(template)[0]}, and only ${actionsOf(template)[0]} runs`,
  remedy: 'make a trigger of each action',
  line: 'pkg/sensors/trigger.go#L44',
}));

/** Triggers that never run, or never do a part of what is written. */
export const ACTION_PLACES: readonly Place[] = [{ path: 'triggers[].dlqTrigger*', demands: TRIGGER }, { path: 'triggers[].dlqTrigger*.template', demands: TEMPLATE }];
