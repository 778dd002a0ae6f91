import { CONTROLLER_LABEL } from '../argo-events/catalog/labels';
import { FlowObject } from '../manifests/manifest-object';
import { grouped } from '../values/grouped';
import { asArray, asRecord, asString } from '../values/json-values';

type Labels = Readonly<Record<string, string>>;

/** Whether a Kubernetes label selector takes these labels; an empty one takes all, none at all takes nothing. */
export function selects(selector: unknown, labels: Labels): boolean {
  const given = asRecord(selector);
  if (given === undefined) {
    return false;
  }
  return matchesLabels(given.matchLabels, labels)
    && (asArray(given.matchExpressions) ?? []).every(expression => matchesExpression(expression, labels));
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * Whether a selector takes a namespace, whose name is one of its labels; undefined where that depends on labels that are not known.
 *
 * @param labels undefined when the Namespace is not among the objects
 */
export function selectsNamespace(selector: unknown, name: string, labels: Labels | undefined): boolean | undefined {
  if (labels !== undefined) return selects(selector, { ...labels, [NAME_LABEL]: name });
  const { matchLabels, matchExpressions } = asRecord(selector) ?? {};
  const keys = [...Object.keys(asRecord(matchLabels) ?? {}), ...(asArray(matchExpressions) ?? []).map(expression => asRecord(expression)?.key)];
  return name !== '' && keys.every(key => key === NAME_LABEL) ? selects(selector, { [NAME_LABEL]: name }) : undefined;
}

/** Whether all of these labels, as in a Service's selector, are among the others. */
export function matchesLabels(wanted: unknown, labels: Labels): boolean {
  const given = asRecord(wanted) ?? {};
  return Object.keys(given).every(key => Object.hasOwn(labels, key) && labels[key] === given[key]);
}

function matchesExpression(expression: unknown, labels: Labels): boolean {
  const { key, operator, values } = asRecord(expression) ?? {};
  const name = asString(key) ?? '';
  const present = Object.hasOwn(labels, name);
  const listed = present && (asArray(values) ?? []).includes(labels[name]);
  switch (operator) {
    case 'In': return listed;
    case 'NotIn': return !listed;
    case 'Exists': return present;
    case 'DoesNotExist': return !present;
    default: return false;
  }
}

/** Objects that select pods of their own namespace, found by the labels of a pod without looking at each of them. */
export class SelectorIndex {
  private readonly byLabel: ReadonlyMap<string, readonly FlowObject[]>;

  /** @param labelsOf the labels that an object's selector asks for by equality */
  constructor(
    objects: readonly FlowObject[],
    labelsOf: (object: FlowObject) => unknown,
    private readonly matches: (object: FlowObject, labels: Labels) => boolean,
  ) {
    this.byLabel = grouped(objects, object => {
      // the label `controller` is the same for all pods of a kind; any other one leaves fewer candidates
      const entries = Object.entries(asRecord(labelsOf(object)) ?? {});
      const [key, value] = entries.find(([name]) => name !== CONTROLLER_LABEL) ?? entries[0] ?? ['', ''];
      return entry(object.namespace, key, String(value));
    });
  }

  selecting(namespace: string, labels: Labels): FlowObject[] {
    return [['', ''], ...Object.entries(labels)]
      .flatMap(([key, value]) => this.byLabel.get(entry(namespace, key, value)) ?? [])
      .filter(object => this.matches(object, labels));
  }
}

function entry(namespace: string, key: string, value: string): string {
  return `${namespace}\n${key}=${value}`;
}
