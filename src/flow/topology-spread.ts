import { Pods, SpreadRequest } from './flow';
import { selects } from './selector-index';
import { asArray, asInteger, at } from '../values/json-values';

/** Constraints of a pod template over its own pods. Only a constraint with a skew of 1 keeps them apart as the analysis takes it. */
export function topologySpread(constraints: unknown, labels: Readonly<Record<string, string>>): Pods['topologySpread'] {
  const own = (asArray(constraints) ?? []).filter(constraint => at(constraint, 'maxSkew') === 1 && selects(at(constraint, 'labelSelector'), labels));
  const over = (key: string): SpreadRequest | undefined => {
    const found = own.find(constraint => at(constraint, 'topologyKey') === key);
    const minDomains = asInteger(at(found, 'minDomains'));
    return found === undefined ? undefined : { hard: at(found, 'whenUnsatisfiable') === 'DoNotSchedule', ...minDomains !== undefined && { minDomains } };
  };
  const zone = over('topology.kubernetes.io/zone');
  const host = over('kubernetes.io/hostname');
  return { ...zone && { zone }, ...host && { host } };
}
