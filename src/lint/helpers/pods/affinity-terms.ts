import { asRecord, asRecords, at, Json } from '../../../values/json-values';

/** A term between pods, required or preferred. */
export interface PodAffinityTerm {
  readonly kind: 'podAffinity' | 'podAntiAffinity';
  readonly term: Json;
}

export function podAffinityTerms({ affinity }: Json): PodAffinityTerm[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap(kind => [
    ...asRecords(at(affinity, kind, 'requiredDuringSchedulingIgnoredDuringExecution')),
    ...asRecords(at(affinity, kind, 'preferredDuringSchedulingIgnoredDuringExecution')).map(({ podAffinityTerm }) => asRecord(podAffinityTerm) ?? {}),
  ].map(term => ({ kind, term })));
}
