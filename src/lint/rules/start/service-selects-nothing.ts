import { Flow, Source } from '../../../flow/flow';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { isAlias } from '../../../manifests/service';
import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, isUnknown, Result, Rule } from '../../engine/rule';
import { danglingSelectors, meantFor } from '../../helpers/selectors';
import { eventsWithoutService, selectsOthers } from '../../helpers/services';

export const serviceSelectsNothing: Rule = {
  id: 'ha/service-selects-nothing',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A Service is meant for an EventSource and selects no pods.',
  why: 'the Service has no endpoints, and every request is refused',
  fix: 'select controller: eventsource-controller and eventsource-name, in the namespace of the EventSource',
  problems: ['no-pods', 'other-namespace', 'external-name'],
  docs: [Docs.EVENT_SOURCE_SERVICES, Docs.SERVICE],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { eventsource-name: hook }, ports: [{ port: 80, targetPort: 12000 }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks, namespace: default }
spec: { selector: { eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { type: ExternalName, externalName: hooks.example.com, selector: { eventsource-name: hooks }, ports: [{ port: 12000 }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
`, `
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 12000 }] }
`],
  },
  check: flow => {
    const leading = new Set(flow.sources.flatMap(({ services, guardServices }) => [...services, ...guardServices]));
    const results = danglingSelectors(flow, 'Service', object => asRecord(at(object.manifest, 'spec', 'selector')),
      object => leading.has(object) || selectsOthers(flow, object), ['spec', 'selector']).map((result): Result => {
      const elsewhere = isUnknown(result) ? sourceElsewhere(flow, result.object) : undefined;
      const meant = elsewhere ? [elsewhere] : isUnknown(result) ? [] : sourcesMeant(flow, result.object);
      const affects = meant.flatMap(eventsWithoutService);
      const { object, path } = result;
      const found: Result = elsewhere === undefined ? isUnknown(result) ? result : { ...result, problem: 'no-pods' }
        : { object, path, problem: 'other-namespace', what: `the Service selects pods of the namespace "${object.namespace}", and ${describe(elsewhere.object)} has its pods in another one` };
      return { ...found, affects, ...affects.length === 0 && { effect: { does: 'none' } } };
    });
    return [...results, ...aliases(flow)];
  },
};

/** An EventSource of that name in another namespace, to whose events no Service leads. */
function sourceElsewhere({ sources }: Flow, { namespace, manifest }: FlowObject): Source | undefined {
  const meant = meantFor(asRecord(at(manifest, 'spec', 'selector')) ?? {});
  const named = sources.filter(({ object }) => meant?.kind === 'EventSource' && object.name === meant.name && namespace !== '' && object.namespace !== '');
  return named.length === 1 && eventsWithoutService(named[0]).length > 0 ? named[0] : undefined;
}

/** Services of a type that ignores the selector. */
function aliases({ sources }: Flow): Finding[] {
  return [...new Set(sources.flatMap(({ services }) => services.filter(isAlias)))].map(object => {
    const affects = sources.filter(({ services }) => services.includes(object)).flatMap(eventsWithoutService);
    return { object, path: ['spec', 'type'], problem: 'external-name', what: 'the Service has the type ExternalName, which ignores the selector', affects, ...affects.length === 0 && { effect: { does: 'none' as const } } };
  });
}

/** The EventSource that the selector names, or any in the namespace where it names none of them. */
function sourcesMeant({ sources }: Flow, { namespace, manifest }: FlowObject): readonly Source[] {
  const meant = meantFor(asRecord(at(manifest, 'spec', 'selector')) ?? {});
  if (meant?.kind !== 'EventSource') return [];
  const near = sources.filter(({ object }) => object.namespace === namespace);
  const named = near.filter(({ object }) => object.name === meant.name);
  return named.length > 0 ? named : near;
}
