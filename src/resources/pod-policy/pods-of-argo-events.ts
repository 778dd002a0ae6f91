import { LabelSelector } from '../../../imports/argo-events';
import { CONTROLLER, CONTROLLER_LABEL } from '../../argo-events/catalog/labels';

/**
 * Pods on CREATE only: most of these fields cannot change later. Chosen by a selector and not by matchConditions, which together
 * with variables make the API server refuse a policy at the first attempt (kubernetes#134808). A selector also keeps Kyverno from
 * applying the rules to Deployments, which have the same labels.
 */
export function podsOfArgoEvents(namespaceSelector?: LabelSelector) {
  return {
    ...(namespaceSelector && { namespaceSelector }),
    objectSelector: { matchExpressions: [{ key: CONTROLLER_LABEL, operator: 'In', values: Object.values(CONTROLLER) }] },
    resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
  };
}
