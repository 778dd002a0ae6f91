import { calendarConfigMaps } from '../../../argo-events/catalog/calendar-config-maps';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { TEMPLATE } from '../../helpers/clients';
import { missingVerbs, RBAC } from '../../helpers/missing-verbs';

const calendar = (template: string, verbs?: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: clock, namespace: shop }
spec:
  replicas: 3
  ${template}
  calendar: { nightly: { schedule: "30 2 * * *", persistence: { catchup: { enabled: true }, configMap: { name: clock, createIfNotExist: true } } } }
${verbs === undefined ? '' : `---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: clock, namespace: shop }
rules: [{ apiGroups: [""], resources: [configmaps], verbs: [${verbs}] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: clock, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: clock }
subjects: [{ kind: ServiceAccount, name: clock }]
`}`;
const ACCOUNT = 'template: { serviceAccountName: clock }';

export const noCalendarPermission: Rule = {
  id: 'ha/no-calendar-permission',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'event' },
  what: 'The pods may not use the ConfigMap of a calendar event.',
  why: 'the event reads its last tick from the ConfigMap before it begins; without the right it fails ten times, and then never ticks',
  fix: 'bind a Role with get, create and update of configmaps to a ServiceAccount, and name the account in spec.template.serviceAccountName',
  docs: [Docs.source('pkg/eventsources/persist/event_persist.go'), Docs.RBAC, Docs.issue(1107)],
  absent: RBAC,
  examples: {
    bad: [calendar('service: {}'), calendar(ACCOUNT, 'get')],
    good: [calendar(ACCOUNT, 'get, create, update')],
  },
  check: flow => {
    const lacking = missingVerbs(flow);
    return flow.sources.flatMap(client => calendarConfigMaps(client.events).flatMap(({ event, name, create }): Result[] => {
      const { object, serviceAccountName } = client;
      const verbs = ['get', 'update', ...create ? ['create'] : []];
      const missing = lacking(client, { group: '', resource: 'configmaps', name, verbs }, object.namespace);
      const path = ['spec', 'calendar', event, 'persistence', 'configMap'];
      if (missing === undefined && serviceAccountName !== 'default') {
        return [{ object, path, what: `whether the ServiceAccount ${serviceAccountName} may use the ConfigMap ${name}`, needs: 'the Role and RoleBinding of that ServiceAccount, among the manifests' }];
      }
      const lacks = missing ?? verbs;
      return lacks.length === 0 ? [] : [{
        object,
        path,
        what: `the ServiceAccount ${serviceAccountName} lacks ${lacks.join(', ')} of configmaps, which calendar ${event} needs`,
        ...serviceAccountName === 'default' && { fix: `make a ServiceAccount with a Role for configmaps, and name it in ${TEMPLATE.join('.')}.serviceAccountName` },
      }];
    }));
  },
};
