import { BUS_OUTAGE_SECONDS, EventSourceIntent, eventSourceMemoryBytes, waitingRequests } from '../../../argo-events/sizing/event-source-sizing';
import { Source } from '../../../flow/flow';
import { asInteger, at } from '../../../values/json-values';
import { bytes } from '../../../values/quantity';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { humanBytes } from '../../helpers/buses';
import { TEMPLATE } from '../../helpers/clients';
import { declaredThroughput, Throughput, THROUGHPUT_PATH } from '../../helpers/throughput';

const source = (throughput: string, { memory = '256Mi', replicas = 2, events = 'webhook: { order: { endpoint: /order, port: "12000", method: POST } }' } = {}) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
  annotations: { cdk8s-argo-events-ha/throughput: '${throughput}' }
spec:
  replicas: ${replicas}
  template: { container: { resources: { requests: { memory: 128Mi }, limits: { memory: ${memory} } } } }
  ${events}
`;

export const throughputExceedsSource: Rule = {
  id: 'ha/throughput-exceeds-source',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The EventSource does not bear the throughput that its annotation declares.',
  why: 'Argo Events publishes the events of a webhook one after another. While the bus does not answer, every request waits in the pod with its body, also '
    + 'after its caller has given up. A pod that holds more than its memory limit is killed, and all waiting requests fail',
  fix: 'raise spec.template.container.resources.limits.memory with GOMEMLIMIT at 90 % of it, or divide the webhooks among several EventSources',
  docs: [Docs.source('pkg/eventsources/common/webhook/webhook.go'), Docs.source('pkg/eventsources/eventing.go')],
  examples: {
    bad: [
      source('{"eventsPerSecond": 200, "eventBytes": 20000}'),
      source('{"eventsPerSecond": 20, "burstPerSecond": 500, "eventBytes": 1000}'),
      source('{"eventsPerSecond": 50, "eventBytes": 1000, "busOutageSeconds": 600}'),
      source('{"eventsPerSecond": 50, "podBurstPerSecond": 25, "eventBytes": 1000}'),
      source('{"eventsPerSecond": 50, "eventBytes": 1000}', { events: 'calendar: { daily: { schedule: "0 3 * * *" } }', replicas: 3 }),
      source('{"eventsPerSecond": 50}'),
    ],
    good: [
      source('{"eventsPerSecond": 200, "eventBytes": 20000}', { memory: '1Gi' }),
      source('{"eventsPerSecond": 50, "eventBytes": 1000}'),
      source('{"eventsPerSecond": 50, "podBurstPerSecond": 25, "eventBytes": 1000}', { replicas: 3 }),
    ],
  },
  check: flow => flow.sources.flatMap(each => declaredThroughput(each.object, declared => each.events.some(({ type }) => type.field === 'webhook')
    ? [...memoryFindings(each, intentOf(declared)), ...podFindings(each, intentOf(declared))]
    : [withoutWebhook(each)])),
};

function intentOf(declared: Throughput): EventSourceIntent {
  const burstPerSecond = declared.burstPerSecond ?? declared.eventsPerSecond;
  return { burstPerSecond, podBurstPerSecond: burstPerSecond, busOutageSeconds: BUS_OUTAGE_SECONDS, ...declared };
}

function memoryFindings({ object }: Source, intent: EventSourceIntent): Finding[] {
  const path = [...TEMPLATE, 'container', 'resources', 'limits', 'memory'];
  const limit = bytes(at(object.manifest, ...path));
  const needed = eventSourceMemoryBytes(intent);
  return limit === undefined || limit >= needed ? [] : [{
    object,
    path,
    what: `${waitingRequests(intent)} requests wait in a pod while the bus does not answer for ${intent.busOutageSeconds} s, which needs ${humanBytes(needed)} of memory, and the limit is ${humanBytes(limit)}`,
  }];
}

/** One pod may be lost. */
function podFindings({ object }: Source, { burstPerSecond, podBurstPerSecond }: EventSourceIntent): Finding[] {
  const replicas = asInteger(at(object.manifest, 'spec', 'replicas')) ?? 1;
  const remaining = replicas - 1;
  return remaining === 0 || podBurstPerSecond * remaining >= burstPerSecond ? [] : [{
    object,
    path: THROUGHPUT_PATH,
    what: `${podBurstPerSecond} events a second are declared for each pod. After the loss of one of ${replicas} pods, the others take ${podBurstPerSecond * remaining} of ${burstPerSecond} events a second`,
    fix: `raise podBurstPerSecond to at least ${burstPerSecond / remaining} with the memory that it needs, or raise spec.replicas`,
  }];
}

function withoutWebhook({ object }: Source): Finding {
  return {
    object,
    path: THROUGHPUT_PATH,
    what: 'the annotation declares events, and the EventSource has no event of type webhook',
    why: 'other types of events were not measured. The annotation is compared with nothing',
    fix: 'remove the annotation, and set a memory limit that you have tested',
  };
}
