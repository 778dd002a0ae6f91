import { nearest } from '../../../../imports/nearest';
import { eventSourceService } from '../../../argo-events/catalog/names';
import { Flow } from '../../../flow/flow';
import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { routeBackends } from '../../helpers/routes/backends';
import { RouteBackend } from '../../helpers/routes/route';
import { ownService, sourceOfControllerService, waysToSources, withoutWay } from '../../helpers/routes/ways';
import { callerServices, eventsWithoutService, hasControllerService } from '../../helpers/services';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`;
const SERVICE = `---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
`;
const route = (apiVersion: string, kind: string, spec: string) => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: hooks }
spec: ${spec}
`;
const INGRESS = (service: string, port = 12000) => route('networking.k8s.io/v1', 'Ingress',
  `{ rules: [{ http: { paths: [{ path: /order, pathType: Prefix, backend: { service: { name: ${service}, port: { number: ${port} } } } }] } }] }`);

export const unknownRouteService: Rule = {
  id: 'ha/unknown-route-service',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A route leads to a Service of an EventSource that is never created.',
  why: 'the controller creates the Service <name>-eventsource-svc only for spec.service.ports, and deletes the Service with them. The route answers every request with an error',
  fix: 'point the route at a Service that selects the pods of the EventSource',
  problems: ['no-service-ports', 'unknown-event-source'],
  docs: [Docs.EVENT_SOURCE_SERVICES, Docs.source('pkg/reconciler/eventsource/resource.go')],
  examples: {
    bad: [
      `${SOURCE}${SERVICE}${INGRESS('hooks-eventsource-svc')}`,
      `${SOURCE}${route('gateway.networking.k8s.io/v1', 'HTTPRoute', '{ rules: [{ backendRefs: [{ name: hooks-eventsource-svc, port: 12000 }] }] }')}`,
      `${SOURCE}${route('networking.istio.io/v1', 'VirtualService', '{ hosts: [hooks.example.com], http: [{ route: [{ destination: { host: hooks-eventsource-svc } }] }] }')}`,
      `${SOURCE}${route('traefik.io/v1alpha1', 'IngressRoute', '{ routes: [{ match: "PathPrefix(`/order`)", services: [{ name: hooks-eventsource-svc, port: 12000 }] }] }')}`,
      `${SOURCE}${route('route.openshift.io/v1', 'Route', '{ to: { kind: Service, name: hooks-eventsource-svc } }')}`,
      `${SOURCE}${route('projectcontour.io/v1', 'HTTPProxy', '{ routes: [{ services: [{ name: hooks-eventsource-svc, port: 12000 }] }] }')}`,
      `${SOURCE}${route('getambassador.io/v3alpha1', 'Mapping', '{ prefix: /, service: "hooks-eventsource-svc:12000" }')}`,
      `${SOURCE.replace('replicas: 2', 'replicas: 2, service: { ports: [{ port: 12000 }] }')}${INGRESS('hook-eventsource-svc')}`,
    ],
    good: [
      `${SOURCE}${SERVICE}${INGRESS('hooks', 80)}`,
      `${SOURCE.replace('replicas: 2', 'replicas: 2, service: { ports: [{ port: 12000 }] }')}${INGRESS('hooks-eventsource-svc')}`,
      `${SOURCE}${SERVICE}${INGRESS('shop', 80)}`,
    ],
  },
  check: flow => routeBackends(flow).filter(backend => ownService(flow, backend) === undefined).flatMap(backend => judge(flow, backend)),
};

const CONTROLLER_SERVICE = /^(.+)-eventsource-svc$/;

function judge(flow: Flow, backend: RouteBackend): Result[] {
  const { route: object, path, service, namespace } = backend;
  const near = flow.sources.filter(source => source.object.namespace === namespace);
  const source = sourceOfControllerService(flow, backend);
  if (source !== undefined) {
    return hasControllerService(source) ? [] : [{
      object,
      path,
      problem: 'no-service-ports',
      what: `the controller creates no Service ${service}, as ${describe(source.object)} has no spec.service.ports`,
      ...affected(flow, [source]),
    }];
  }
  const name = CONTROLLER_SERVICE.exec(service)?.[1];
  if (name !== undefined && near.length > 0) {
    const meant = nearest(name, near.map(each => each.object.name));
    const alike = near.find(each => each.object.name === meant);
    return alike === undefined
      ? [{ object, path, what: `whether the controller creates the Service ${service}`, needs: `the manifest of EventSource ${name}`, effect: { does: 'elsewhere' } }]
      : [{ object, path, problem: 'unknown-event-source', what: `there is no EventSource ${name}; did you mean ${eventSourceService(alike.object.name)}?`, ...affected(flow, [alike]) }];
  }
  return [
    // one of other manifests, for an EventSource to which no Service leads here
    ...near.filter(each => each.services.length === 0 && eventsWithoutService(each).length > 0).map((each): Result => ({
      object, path, what: `whether the Service ${service} leads to ${describe(each.object)}`, needs: `the manifest of Service ${service}`, effect: { does: 'elsewhere' },
    })),
    ...mistaken(flow, backend),
  ];
}

/** EventSources that no route reaches, whose Service has nearly that name, or that name in another namespace. */
function mistaken(flow: Flow, { service, namespace }: RouteBackend): Result[] {
  const ways = waysToSources(flow);
  return flow.sources.filter(each => withoutWay(ways, [each]).length > 0).flatMap((source): Result[] => {
    const { object } = source;
    const meant = callerServices(source)
      .find(each => each.namespace === namespace ? nearest(service, [each.name]) !== undefined : each.name === service);
    return meant === undefined ? [] : [{
      object,
      path: ['spec'],
      what: `whether a route leads to ${describe(object)}: a route names the Service "${namespace}/${service}", which is not among the manifests, and no route names ${describe(meant)}`,
      needs: `the name and namespace of ${describe(meant)} in the route, or the manifest of Service "${namespace}/${service}"`,
      effect: { does: 'refuses', to: 'object' },
    }];
  });
}

function affected(flow: Flow, sources: Flow['sources']) {
  const affects = withoutWay(waysToSources(flow), sources);
  return { affects, ...affects.length === 0 && { effect: { does: 'none' } as const } };
}
