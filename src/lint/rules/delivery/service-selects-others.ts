import { podSelector } from '../../../argo-events/catalog/labels';
import { Source } from '../../../flow/flow';
import { matchesLabels, SelectorIndex } from '../../../flow/selector-index';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { grouped } from '../../../values/grouped';
import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const serviceSelectsOthers: Rule = {
  id: 'ha/service-selects-others',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'sometimes' },
  what: 'A Service for an EventSource selects pods of a Sensor or bus too.',
  why: 'these pods do not listen on the port of the webhook, so they refuse the requests that they receive. The label owner-name is the same for all kinds, and objects of several kinds often share a name',
  fix: 'select controller: eventsource-controller and eventsource-name',
  docs: [Docs.EVENT_SOURCE_SERVICES, Docs.SERVICE, Docs.source('pkg/reconciler/sensor/controller.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: shop }
spec: { replicas: 3 }
---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { owner-name: shop }, ports: [{ port: 12000 }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { owner-name: shop }, ports: [{ port: 12000 }] }
`],
  },
  check: ({ sources, sensors, buses }) => {
    const leading = (source: Source) => [...source.services, ...source.guardServices];
    const services = new Map(sources.flatMap(source => leading(source).map(service => [service, source.object] as const)));
    const index = new SelectorIndex([...services.keys()], selectorOf, (service, labels) => matchesLabels(selectorOf(service), labels));
    const selected = [...sensors, ...buses].filter(({ replicas }) => replicas > 0)
      .flatMap(other => index.selecting(other.object.namespace, other.labels).map(service => ({ service, other: other.object })));
    const byService = grouped(selected, ({ service }) => service);
    return [...services].flatMap(([object, source]) => {
      const others = byService.get(object) ?? [];
      return others.length === 0 ? [] : [{
        object,
        path: ['spec', 'selector'],
        what: `besides ${describe(source)}, the Service selects the pods of ${others.map(({ other }) => describe(other)).join(', ')}`,
        fix: `select ${Object.entries(podSelector('EventSource', source.name)).map(([key, value]) => `${key}: ${value}`).join(', ')}`,
      }];
    });
  },
};

function selectorOf({ manifest }: FlowObject): unknown {
  return at(manifest, 'spec', 'selector');
}
