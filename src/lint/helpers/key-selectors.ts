import { fieldsOf } from './fields';
import { FlowObject } from '../../manifests/manifest-object';
import { asArray, asRecord, asString } from '../../values/json-values';
import { Path } from '../engine/rule';

/** A key of a Secret or ConfigMap that an EventBus, EventSource or Sensor reads itself. */
export interface KeySelector {
  readonly path: Path;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly key: string;
}

const KINDS: Readonly<Record<string, KeySelector['kind']>> = { SecretKeySelector: 'Secret', ConfigMapKeySelector: 'ConfigMap' };

/** Those of the variables of its container are for the kubelet. */
export function keySelectors(object: FlowObject): KeySelector[] {
  return fieldsOf(object).filter(({ path }) => path[0] === 'spec' && path[1] !== 'template').flatMap(({ path, type, value }) => {
    const kind = type?.struct === undefined ? undefined : KINDS[type.struct];
    if (kind === undefined) return [];
    const selectors: [Path, unknown][] = type!.many === '[]' ? (asArray(value) ?? []).map((item, index) => [[...path, index], item]) : [[path, value]];
    return selectors.flatMap(([at, selector]): KeySelector[] => {
      const { name, key, optional } = asRecord(selector) ?? {};
      const [named, wanted] = [asString(name), asString(key)];
      return !named || !wanted || optional === true ? [] : [{ path: at, kind, name: named, key: wanted }];
    });
  });
}
