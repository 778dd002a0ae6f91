import { ObjectMeta } from '../../jetstream/metadata';
import { withoutSubstitution } from '../../workload/flux';

/** Label by which the sidecar of Grafana in kube-prometheus-stack finds dashboards. */
const LABEL = { grafana_dashboard: '1' };

export function dashboardConfigMap({ name, labels, annotations }: ObjectMeta, json: string | unknown) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels: { ...labels, ...LABEL }, annotations: withoutSubstitution(annotations) },
    // Grafana shows the dashboards of all namespaces in one folder, and takes one of each file name
    data: { [`${name}.json`]: json },
  };
}
