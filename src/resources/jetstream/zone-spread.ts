import { FailureDomain } from '../../contract/failure-domain';
import { WhenUnsatisfiable } from '../../contract/when-unsatisfiable';
import { ZONE_KEY } from '../event-bus/affinity';

export interface ZoneSpreadInput {
  readonly survives: FailureDomain;
  readonly servers: number;
  readonly zones: number;
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * Servers as even over the zones as they can be, beside the anti-affinity. A bus for ZONE counts a zone without nodes too: servers that start while only one
 * zone has nodes do not all stay there with their volumes.
 */
export function zoneSpread({ survives, servers, zones, selector }: ZoneSpreadInput) {
  const hard = survives === FailureDomain.ZONE;
  return {
    topologyKey: ZONE_KEY,
    maxSkew: 1,
    ...hard && { minDomains: Math.min(servers, zones) },
    whenUnsatisfiable: hard ? WhenUnsatisfiable.DO_NOT_SCHEDULE : WhenUnsatisfiable.SCHEDULE_ANYWAY,
    nodeAffinityPolicy: 'Honor',
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: selector },
  };
}
