import { SourceEvent } from '../../argo-events/catalog/event-source-events';
import { parseGoDuration } from '../../values/go-values';
import { asString, Json } from '../../values/json-values';

/** What the controller demands of an event beyond the fields that its type marks as required. */
interface Demand {
  readonly met: (event: Json) => boolean;
  /** Why not, where the controller does not refuse it. */
  readonly why?: string;
  /** What is missing or too much, and what is allowed. */
  readonly fault: string;
}

function has(event: Json, ...fields: string[]): boolean {
  return fields.every(field => {
    const value = event[field];
    return value !== undefined && value !== null && value !== '' && (!Array.isArray(value) || value.length > 0);
  });
}

/** Exactly one of two. */
function either(one: string, other: string): Demand {
  return { met: event => has(event, one) !== has(event, other), fault: `Allowed: either ${one} or ${other}` };
}

function anyOf(...fields: string[]): Demand {
  return { met: event => fields.some(field => has(event, field)), fault: `Allowed: ${fields.join(' or ')}` };
}

function needs(...fields: string[]): Demand {
  return { met: event => has(event, ...fields), fault: `Allowed: with ${fields.join(' and ')}` };
}

/** Both or none. */
function together(one: string, other: string): Demand {
  return { met: event => has(event, one) === has(event, other), fault: `Allowed: ${one} and ${other} together, or neither` };
}

const DEMANDS: { readonly [type: string]: readonly Demand[] } = {
  amqp: [either('url', 'urlSecret')],
  azureEventsHub: [together('sharedAccessKey', 'sharedAccessKeyName')],
  azureQueueStorage: [anyOf('connectionString', 'storageAccountName')],
  azureServiceBus: [
    anyOf('connectionString', 'fullyQualifiedNamespace'),
    either('queueName', 'topicName'),
    together('topicName', 'subscriptionName'),
  ],
  bitbucket: [{ met: event => has(event, 'repositories') || has(event, 'owner', 'repositorySlug'), fault: 'Allowed: repositories, each with owner and repositorySlug' }],
  calendar: [
    anyOf('schedule', 'interval'),
    { met: event => !has(event, 'schedule', 'interval'), why: 'of which Argo Events reads only the schedule', fault: 'Allowed: either schedule or interval' },
    {
      met: ({ schedule }) => !asString(schedule) || asString(schedule)!.replace(/^(CRON_)?TZ=\S+\s+/, '').trim().split(/\s+/).length === 5,
      fault: 'Allowed: a schedule of five fields, for example "0 8 * * 1-5"; "@daily" and seconds are not read',
    },
    { met: ({ interval }) => !asString(interval) || (parseGoDuration(asString(interval)!) ?? 0) > 0, fault: 'Allowed: an interval in Go\'s words, for example "90s" or "1h30m"' },
  ],
  gerrit: [needs('projects', 'auth')],
  github: [
    { met: event => (has(event, 'repositories') || has(event, 'owner', 'repository')) !== has(event, 'organizations'), fault: 'Allowed: either repositories or organizations' },
    together('githubBaseUrl', 'githubUploadUrl'),
  ],
  gitlab: [needs('accessToken')],
  kafka: [anyOf('consumerGroup', 'partition')],
  mns: [needs('endpoint')],
  pubSub: [anyOf('topic', 'subscriptionId')],
};

/** Refuses events that the controller refuses: it then makes no pods at all for the EventSource. */
export function validateDemands({ type, name, event }: SourceEvent): void {
  for (const { met, why = 'which the controller refuses', fault } of DEMANDS[type.field] ?? []) {
    if (met(event)) continue;
    throw new Error(`${type.field}.${name}: got ${Object.keys(event).join(', ') || 'nothing'}, ${why}. ${fault}`);
  }
}
