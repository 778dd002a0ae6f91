import { Port } from '../../../contract/ports';
import { Source } from '../../../flow/flow';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { isTcp } from '../../../manifests/service';
import { at } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Rule } from '../../engine/rule';
import { controllerServicePorts, eventsWithoutService, requestPorts, servicePorts, targetPort } from '../../helpers/services';

export const unknownServicePort: Rule = {
  id: 'ha/unknown-service-port',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A Service leads to a port on which the EventSource does not listen.',
  why: 'connections are refused, although the Service has endpoints. The pods name only the port metrics, so no other port name resolves',
  fix: 'set targetPort to the number in webhook.port',
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
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 8080 }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: http }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, service: { ports: [{ port: 80 }] }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000, protocol: UDP }] }
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
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
`],
  },
  check: ({ sources }) => sources.flatMap(source => {
    const ports = source.events.map(event => requestPorts(source, event));
    // of a webhook guard whose ConfigMap is not among the manifests
    if (ports.includes(undefined)) return [];
    const listening = [...new Set(ports.flatMap(each => each!))];
    return listening.length === 0 ? [] : [
      ...source.services.flatMap(service => entryFaults(service, ['spec', 'ports'], servicePorts(service.manifest), source, listening)),
      ...entryFaults(source.object, ['spec', 'service', 'ports'], controllerServicePorts(source.object), source, listening),
    ];
  }),
};

function entryFaults(object: FlowObject, path: Path, entries: readonly unknown[], source: Source, listening: readonly string[]): Finding[] {
  return entries.flatMap((entry, index) => {
    const target = targetPort(entry)!;
    const wrong = (field: string, what: string): Finding[] => {
      const affects = eventsWithoutService(source);
      return [{ object, affects, ...affects.length === 0 && { effect: { does: 'none' } }, path: [...path, index, field], what }];
    };
    if (listening.includes(target) && !isTcp(entry)) return wrong('protocol', `requests use TCP, and this entry accepts ${String(at(entry, 'protocol'))}`);
    return isPlaceholder(target) || [...listening, String(Port.METRICS), 'metrics'].includes(target) ? []
      : wrong(at(entry, 'targetPort') === undefined ? 'port' : 'targetPort', `${describe(source.object)} does not listen on ${target}, but on ${listening.join(', ')}`);
  });
}
