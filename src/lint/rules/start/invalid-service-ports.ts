import { Flow, Source } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { isAlias, isHeadless } from '../../../manifests/service';
import { grouped } from '../../../values/grouped';
import { asArray, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Affected, Finding, Rule } from '../../engine/rule';
import { portFaults } from '../../helpers/service-ports';
import { callerServices, eventsWithout, eventsWithoutService } from '../../helpers/services';

const eventSource = (service: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: git }
spec:
  replicas: 2
  ${service}
  webhook: { one: { port: "12000", endpoint: /one, method: POST }, two: { port: "13000", endpoint: /two, method: POST } }
`;
const own = (ports: string) => `${eventSource('eventBusName: default')}---
apiVersion: v1
kind: Service
metadata: { name: git }
spec: { selector: { controller: eventsource-controller, eventsource-name: git }, ports: ${ports} }
`;

export const invalidServicePorts: Rule = {
  id: 'ha/invalid-service-ports',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'The API server refuses the ports of a Service for an EventSource.',
  why: 'the Service is not created, or keeps its old ports, so no request reaches the pods',
  fix: 'give each entry of ports a unique name and a unique port from 1 to 65535',
  problems: ['no-entry', 'not-a-map', 'no-port', 'invalid-port', 'duplicate-port', 'invalid-target-port', 'invalid-protocol', 'no-name', 'invalid-name', 'duplicate-name'],
  docs: [Docs.issue(1589), Docs.EVENT_SOURCE_SERVICES, Docs.SERVICE, Docs.source('pkg/reconciler/eventsource/resource.go')],
  examples: {
    bad: [
      eventSource('service: { ports: [{ port: 12000 }, { port: 13000 }] }'),
      eventSource('service: { ports: [{ name: one, port: 12000 }, { name: one, port: 13000 }] }'),
      eventSource('service: { ports: [{ name: One, port: 12000 }, { name: two, port: 13000 }] }'),
      eventSource('service: { ports: [{ name: one, targetPort: 12000 }, { name: two, port: 13000 }] }'),
      own('[{ port: 12000 }, { port: 13000 }]'),
      own('[{ name: one, port: 80, targetPort: 12000 }, { name: two, port: 80, targetPort: 13000 }]'),
      own('[{ name: http }]'),
      own('[]'),
      own('[{ name: one, port: 120000 }, { name: two, port: 13000 }]'),
      own('[{ port: 12000, targetPort: Http }]'),
      own('[{ port: 12000, protocol: tcp }]'),
      own('[12000]'),
    ],
    good: [
      eventSource('service: { ports: [{ name: one, port: 12000 }, { name: two, port: 13000 }] }'),
      own('[{ name: one, port: 12000 }, { name: two, port: 13000 }]'),
      own('[{ port: 12000 }]'),
    ],
  },
  check: ({ sources }) => [...sources.flatMap(controllerService), ...ownServices(sources)],
};

function controllerService(source: Source): Finding[] {
  const { object } = source;
  return found(object, ['spec', 'service', 'ports'], eventsWithoutService(source), {
    why: 'the pods run without a Service. The controller deletes the existing Service before it creates the new one, so the existing one is lost too',
  });
}

/** A Service may lead to several EventSources. */
function ownServices(sources: Flow['sources']): Finding[] {
  const pairs = sources.flatMap(source => callerServices(source).map(service => ({ service, source })));
  return [...grouped(pairs, ({ service }) => service)].flatMap(([service, leading]) => {
    const led = leading.map(({ source }) => source);
    const ports = asArray(at(service.manifest, 'spec', 'ports')) ?? [];
    const affects = led.flatMap(source => eventsWithout(source, service));
    if (ports.length > 0 || isHeadless(service) || isAlias(service)) return found(service, ['spec', 'ports'], affects, {});
    return [{ object: service, path: ['spec', 'ports'], problem: 'no-entry', what: 'spec.ports has no entry', affects, ...affects.length === 0 && { effect: { does: 'none' as const } } }];
  });
}

function found(object: FlowObject, path: readonly string[], affects: readonly Affected[], more: Partial<Finding>): Finding[] {
  const faults = portFaults(asArray(at(object.manifest, ...path)) ?? []);
  return faults.map(({ index, field, problem, what, fix }) => ({
    object,
    path: [...path, index, ...field === undefined ? [] : [field]],
    problem,
    what: `entry ${index + 1} of ${path.join('.')} ${what}`,
    fix,
    affects,
    ...affects.length === 0 && { effect: { does: 'none' } },
    ...more,
  }));
}
