import { RuleGroup } from './rule-groups';
import { ObjectMeta } from '../jetstream/metadata';
import { withoutSubstitution } from '../workload/flux';

/** Key of the ConfigMap. */
export const RULES_FILE = 'argo-events.rules.yaml';

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule */
export function prometheusRule(metadata: ObjectMeta, groups: RuleGroup[] | unknown) {
  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata, spec: { groups } };
}

/** The same rules as a file, for a Prometheus without the operator. */
export function rulesConfigMap({ annotations, ...metadata }: ObjectMeta, file: string | unknown) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, annotations: withoutSubstitution(annotations) }, data: { [RULES_FILE]: file } };
}
