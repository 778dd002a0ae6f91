import { NodeLimits } from './flow';
import { strings } from '../manifests/strings';
import { asArray, asRecord, asString, at, Json } from '../values/json-values';

const ZONE_LABELS = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'];
const HOST_LABELS = ['kubernetes.io/hostname'];

/** What nodeSelector and required node affinity leave of the cluster to the pods of a template; undefined when nothing limits them. */
export function nodeLimits(template: Json): NodeLimits | undefined {
  const selector = strings(template.nodeSelector);
  const terms = asArray(at(template.affinity, 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')) ?? [];
  const fields = [...Object.keys(selector).length > 0 ? ['nodeSelector'] : [], ...terms.length > 0 ? ['affinity'] : []];
  if (fields.length === 0) return undefined;
  return { fields, zones: allowed(ZONE_LABELS, selector, terms), hosts: allowed(HOST_LABELS, selector, terms) };
}

/** The values of a label that nodes may have; undefined when it is open. Terms are alternatives, so one that does not name it opens it. */
function allowed(labels: readonly string[], selector: Readonly<Record<string, string>>, terms: readonly unknown[]): string[] | undefined {
  const selected = labels.flatMap(label => selector[label] ?? []);
  if (selected.length > 0) return [...new Set(selected)];
  const named = terms.map(term => (asArray(at(term, 'matchExpressions')) ?? []).map(asRecord)
    .find(expression => labels.includes(asString(expression?.key) ?? '') && expression?.operator === 'In'));
  if (named.length === 0 || named.some(expression => expression === undefined)) return undefined;
  return [...new Set(named.flatMap(expression => (asArray(expression!.values) ?? []).flatMap(value => asString(value) ?? [])))];
}
