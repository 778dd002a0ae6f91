import { Code, CodeRecord, isCodeRecord } from './code';
import { Remark } from './remark';
import { AntiAffinityTerm, Pods } from '../flow/flow';
import { HOST_KEY, ZONE_KEY } from '../resources/event-bus/affinity';
import { asArray, at } from '../values/json-values';

interface Spread {
  readonly props: CodeRecord;
  readonly remarks: readonly Remark[];
}

/**
 * An anti-affinity that only spreads the pods themselves gives way to the derived one, which is stricter, and waits for no pod of an older revision.
 * One that requires zones is kept: nothing derived is stricter.
 */
export function derivedSpread({ antiAffinity }: Pick<Pods, 'antiAffinity'>, affinity?: Code): Spread {
  const gives = antiAffinity.length > 0 && antiAffinity.every(isDerivable)
    && (affinity === undefined || antiAffinity.length === termsOf(affinity));
  if (!gives) return { props: {}, remarks: [] };
  const { podAntiAffinity: _, ...others } = isCodeRecord(affinity) ? affinity : {};
  return { props: { affinity: Object.keys(others).length > 0 ? others : undefined }, remarks: [{ code: 'anti-affinity' }] };
}

function isDerivable({ required, topologyKey }: AntiAffinityTerm): boolean {
  return topologyKey === HOST_KEY || topologyKey === ZONE_KEY && !required;
}

function termsOf(affinity: Code): number {
  return ['requiredDuringSchedulingIgnoredDuringExecution', 'preferredDuringSchedulingIgnoredDuringExecution']
    .reduce((sum, field) => sum + (asArray(at(affinity, 'podAntiAffinity', field)) ?? []).length, 0);
}
