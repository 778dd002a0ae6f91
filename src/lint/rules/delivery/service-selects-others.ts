import { podSelector } from '../../../argo-events/catalog/labels';
import { matchesLabels } from '../../../flow/selector-index';
import { describe } from '../../../manifests/manifest-object';
import { grouped } from '../../../values/grouped';
import { asRecord, at } from '../../../values/json-values';
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
    const services = new Map(sources.flatMap(({ object: source, services: leading }) => leading.map(service => [service, source] as const)));
    const inNamespace = grouped([...sensors, ...buses], other => other.object.namespace);
    return [...services].flatMap(([object, source]) => {
      const selector = asRecord(at(object.manifest, 'spec', 'selector'));
      const others = (inNamespace.get(object.namespace) ?? []).filter(other => other.replicas > 0 && matchesLabels(selector, other.labels));
      return others.length === 0 ? [] : [{
        object,
        path: ['spec', 'selector'],
        what: `besides ${describe(source)}, the Service selects the pods of ${others.map(other => describe(other.object)).join(', ')}`,
        fix: `select ${Object.entries(podSelector('EventSource', source.name)).map(([key, value]) => `${key}: ${value}`).join(', ')}`,
      }];
    });
  },
};
