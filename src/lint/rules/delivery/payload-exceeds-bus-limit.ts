import { SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { serverDirectives } from '../../../argo-events/nats/nats-config';
import { asInteger, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { humanBytes, JETSTREAM, nativeBuses } from '../../helpers/buses';

export const payloadExceedsBusLimit: Rule = {
  id: 'ha/payload-exceeds-bus-limit',
  category: 'delivery',
  severity: 'warning',
  common: true,
  effect: { does: 'sometimes' },
  what: 'A webhook accepts bodies that the bus refuses.',
  why: 'the event that carries the body is larger than the body. An event above maxPayload cannot be published, and the caller gets 500 every time',
  fix: 'set spec.jetstream.maxPayload to at least 1.5 times the largest maxPayloadSize of the webhooks, which is 1 MiB by default',
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/apis/events/v1alpha1/webhook_context.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, maxPayload: 2MB } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST, maxPayloadSize: 65536 } } }
`],
  },
  check: flow => nativeBuses(flow).flatMap(bus => {
    const largest = Math.max(0, ...flow.sources.filter(source => source.bus === bus).flatMap(({ events }) => events.map(largestBody)));
    const text = setting(serverDirectives(bus.object.manifest), 'max_payload') ?? '';
    const limit = natsSize(text) ?? Infinity;
    return limit >= largest * 1.5 ? [] : [{
      object: bus.object,
      path: [...JETSTREAM, 'maxPayload'],
      what: `maxPayload is ${text}, and webhooks accept bodies of ${humanBytes(largest)}`,
      fix: `set maxPayload: ${Math.ceil(largest * 1.5 / 2 ** 20)}MB`,
      edits: [{ path: [...JETSTREAM, 'maxPayload'], value: `${Math.ceil(largest * 1.5 / 2 ** 20)}MB` }],
    }];
  }),
};

/** Bytes of the largest body that the HTTP server of an event takes; 1 MiB unless given. */
function largestBody({ type, event }: SourceEvent): number {
  if (type.http === undefined) {
    return 0;
  }
  return asInteger(at(event, ...type.http, 'maxPayloadSize')) || 2 ** 20;
}
