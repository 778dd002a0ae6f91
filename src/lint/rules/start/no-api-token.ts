import { SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { hasToken } from '../../../flow/account-access';
import { Client } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecords, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Rule } from '../../engine/rule';
import { triggerAccess } from '../../helpers/trigger-access';

const account = (token: string) => `---
apiVersion: v1
kind: ServiceAccount
metadata: { name: shop, namespace: shop }
automountServiceAccountToken: ${token}
`;
const sensor = (metadata: string, action: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop${metadata} }
spec:
  replicas: 3
  template: { serviceAccountName: shop }
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, ${action} } }]
`;
const source = (events: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop, namespace: shop }
spec: { replicas: 3, template: { serviceAccountName: shop }, ${events} }
`;
const JOB = 'k8s: { operation: create, source: { resource: { apiVersion: batch/v1, kind: Job, metadata: { generateName: ship- }, spec: { template: { spec: { restartPolicy: Never, containers: [{ name: run, image: busybox }] } } } } } }';

export const noApiToken: Rule = {
  id: 'ha/no-api-token',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The pods need the API server, and their ServiceAccount gives them no token.',
  why: 'spec.template has no automountServiceAccountToken, so that of the ServiceAccount counts. The API server refuses each request of the pods',
  fix: 'set automountServiceAccountToken: true on the ServiceAccount',
  docs: [Docs.SERVICE_ACCOUNT, 'https://argoproj.github.io/argo-events/service-accounts/'],
  examples: {
    bad: [
      sensor('', JOB) + account('false'),
      sensor(', annotations: { events.argoproj.io/leader-election: k8s }', 'log: {}') + account('false'),
      source('resource: { pods: { version: v1, resource: pods, eventTypes: [ADD] } }') + account('false'),
      source('calendar: { tick: { interval: 10s, persistence: { catchup: { enabled: true }, configMap: { name: clock } } } }') + account('false'),
    ],
    good: [
      sensor('', JOB) + account('true'),
      sensor('', 'log: {}') + account('false'),
    ],
  },
  check: flow => {
    const accounts = objectsOfKind(flow.objects, 'ServiceAccount').filter(each => !hasToken(each));
    if (accounts.length === 0) return [];
    const isWithout = ({ object, serviceAccountName }: Client) =>
      inNamespace(accounts, object.namespace).some(({ name }) => name === serviceAccountName) && !mountsToken(object);
    return [
      ...flow.sources.filter(isWithout).flatMap(client => findings(client, client.events.filter(needsApi)
        .map(({ type, name }) => ({ path: ['spec', type.field, name], effect: { does: 'never-delivers', to: 'event' } })))),
      ...flow.sensors.filter(isWithout).flatMap(client => findings(client, client.triggers
        .filter(({ trigger }) => triggerAccess(client, trigger) !== undefined)
        .map(({ index }) => ({ path: ['spec', 'triggers', index], effect: { does: 'never-delivers', to: 'trigger' } })))),
    ];
  },
};

/** Events of objects, and calendars that keep their last tick in a ConfigMap. */
function needsApi({ type, event }: SourceEvent): boolean {
  return type.field === 'resource' || at(event, 'persistence', 'configMap') !== undefined;
}

/** A token as a volume of its own. */
function mountsToken({ manifest }: FlowObject): boolean {
  return asRecords(at(manifest, 'spec', 'template', 'container', 'volumeMounts'))
    .some(({ mountPath }) => asString(mountPath)?.includes('kubernetes.io/serviceaccount'));
}

/** The election needs the API server for all that the pods do. */
function findings({ object, elector, serviceAccountName }: Client, parts: readonly { readonly path: Path; readonly effect: Finding['effect'] }[]): Finding[] {
  const what = (need: string) => `the ServiceAccount ${serviceAccountName} has automountServiceAccountToken: false, and ${need} needs the API server`;
  if (elector === 'lease') return [{ object, path: ['spec', 'template', 'serviceAccountName'], what: what('the election by a Lease') }];
  return parts.map(({ path, effect }) => ({ object, path, what: what(path.slice(1).join('.')), effect }));
}
