import { DeadFlowFault, Manifest } from './faults';

const source = (manifests: Manifest[]) => manifests.find(({ kind }) => kind === 'EventSource')!.spec;
const event = (manifests: Manifest[]): Manifest => Object.values<Manifest>(source(manifests).webhook ?? source(manifests).github)[0];
const webhook = (change: (webhook: Manifest) => void) => (manifests: Manifest[]) => change(event(manifests).webhook ?? event(manifests));
/** The Service for callers, which leads to the pods, or to a guard on each node. */
const wayIn = (manifests: Manifest[]): Manifest => {
  const services = manifests.filter(({ kind, spec }) => kind === 'Service' && spec.clusterIP !== 'None');
  return services.find(({ spec }) => /^hook-/.test(spec.ports[0].targetPort)) ?? services.find(({ spec }) => spec.selector['eventsource-name'] !== undefined)!;
};
const ofService = (name: string, change: (service: Manifest) => void): DeadFlowFault => ({ name, change: manifests => change(wayIn(manifests)) });

const dependenciesOf = (manifests: Manifest[], name: string): string[] => manifests.filter(({ kind }) => kind === 'Sensor')
  .flatMap(({ spec }) => spec.dependencies.filter((each: Manifest) => each.eventSourceName === name).map((each: Manifest) => each.eventName));

/** Events that never come. */
export const SOURCE_FAULTS: readonly DeadFlowFault[] = [
  { name: 'an endpoint without a slash', change: webhook(hook => { hook.endpoint = hook.endpoint.slice(1); }) },
  { name: 'an endpoint with a query', change: webhook(hook => { hook.endpoint += '?team=shop'; }) },
  { name: 'a certificate without a key', change: webhook(hook => { hook.serverCertSecret = { name: 'shop', key: 'tls.crt' }; }) },
  { name: 'no endpoint', change: webhook(hook => { delete hook.endpoint; }) },
  { name: 'a port that is a word', change: webhook(hook => { hook.port = 'http'; }) },
  { name: 'a port that is too large', change: webhook(hook => { hook.port = '120000'; }) },
  { name: 'the port of the metrics', change: webhook(hook => { hook.port = '7777'; }) },
  { name: 'another port than the Service', change: webhook(hook => { hook.port = '12345'; }) },
  { name: 'a token without its key', change: webhook(hook => { hook.authSecret = { name: 'token' }; }) },
  ...[['without the key', { stringData: { password: 'shop' } }], ['with a value that is not base64', { data: { token: 'in plain text' } }]].map(([what, given]) => ({
    name: `a token from a Secret ${what as string}`,
    change: (manifests: Manifest[]) => {
      const { namespace } = manifests.find(({ kind }) => kind === 'EventSource')!.metadata;
      webhook(hook => { hook.authSecret = { name: 'shop', key: 'token' }; })(manifests);
      manifests.push({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'shop', namespace }, ...given as Manifest });
    },
  })),
  { name: 'a filter that cannot be read', change: manifests => { event(manifests).filter = { expression: 'body.total ==' }; } },
  { name: 'a filter of data that the event does not have', change: manifests => { event(manifests).filter = { expression: 'payload.total > 10' }; } },
  { name: 'a filter that is a text', change: manifests => { event(manifests).filter = { expression: '"paid"' }; } },
  {
    name: 'objects that the account may not list',
    change: manifests => {
      const own = source(manifests);
      for (const type of ['webhook', 'github']) if (own[type] !== undefined) own[type] = undefined;
      const { name, namespace } = manifests.find(({ kind }) => kind === 'EventSource')!.metadata;
      own.resource = Object.fromEntries(dependenciesOf(manifests, name).map(each => [each, { version: 'v1', resource: 'pods', namespace, eventTypes: ['ADD'] }]));
      own.template = { ...own.template, serviceAccountName: 'watcher' };
      const rbac = (kind: string, more: Manifest) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name: 'watcher', namespace }, ...more });
      manifests.push(
        rbac('Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'watch'] }] }),
        rbac('RoleBinding', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'watcher' }, subjects: [{ kind: 'ServiceAccount', name: 'watcher', namespace }] }),
      );
    },
  },
  {
    name: 'an Ingress without pathType',
    change: manifests => {
      const { metadata: { name, namespace }, spec } = wayIn(manifests);
      manifests.push({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name, namespace },
        spec: { rules: [{ http: { paths: [{ path: '/', backend: { service: { name, port: { number: spec.ports[0].port } } } }] } }] },
      });
    },
  },
  { name: 'no events', change: manifests => { for (const type of ['webhook', 'github']) delete source(manifests)[type]; } },
  { name: 'the bus of nobody', change: manifests => { source(manifests).eventBusName = 'other'; } },
  ofService('ports of a Service without names', ({ spec }) => { spec.ports = [{ port: 12000 }, { port: 13000 }]; }),
  {
    name: 'ports of spec.service without names',
    change: manifests => {
      manifests.splice(manifests.indexOf(wayIn(manifests)), 1);
      source(manifests).service = { ports: [{ port: 12000 }, { port: 13000 }] };
    },
  },
  ofService('a Service in another namespace', ({ metadata }) => { metadata.namespace = 'other'; }),
  ofService('a Service without ports', ({ spec }) => { spec.ports = []; }),
  ofService('a Service for UDP', ({ spec }) => { spec.ports[0].protocol = 'UDP'; }),
  ofService('a Service that leads to another port', ({ spec }) => { spec.ports[0].targetPort = 8080; }),
  ofService('a Service that leads to a name', ({ spec }) => { spec.ports[0].targetPort = 'http'; }),
  ofService('a Service that is another name', ({ spec }) => { Object.assign(spec, { type: 'ExternalName', externalName: 'shop.example.com' }); }),
  ofService('a Service with an unknown internalTrafficPolicy', ({ spec }) => { spec.internalTrafficPolicy = 'local'; }),
  ofService('a Service with an externalTrafficPolicy of another type', ({ spec }) => { spec.externalTrafficPolicy = 'Local'; }),
  ofService('a Service of an unknown type', ({ spec }) => { spec.type = 'Loadbalancer'; }),
  ofService('a deleted Service', ({ metadata }) => { metadata.deletionTimestamp = '2026-11-29T04:00:00Z'; }),
  ofService('a Service that asks for one more label', ({ spec }) => { spec.selector.app = 'shop'; }),
];

/** EventSources that may be among manifests that were not given. */
export const MISSING_SOURCES: readonly DeadFlowFault[] = [
  { name: 'another EventSource', change: manifests => { for (const dependency of manifests.find(({ kind }) => kind === 'Sensor')!.spec.dependencies) dependency.eventSourceName += 's'; } },
  { name: 'a kind in other letters', change: manifests => { for (const manifest of manifests) if (manifest.kind === 'EventSource') manifest.kind = 'Eventsource'; } },
];
