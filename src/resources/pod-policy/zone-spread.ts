import { cel, matching, wholeNumber } from './cel';
import { missing } from './missing';
import { PodAddition } from './pod-addition';
import { hasSpread, matchLabelKeys, topologySpread } from './topology-spread';
import { PodAnnotation } from '../../contract/pod-annotations';

const ZONE = 'topology.kubernetes.io/zone';

export const zoneSpread: PodAddition = {
  variables: [
    matchLabelKeys,
    { name: 'zoneSpread', expression: matching(PodAnnotation.ZONE_SPREAD, 'DoNotSchedule|ScheduleAnyway') },
    {
      name: 'zoneMinDomains',
      // the API server refuses minDomains with ScheduleAnyway
      expression: cel`
        variables.zoneSpread != "DoNotSchedule"
          ? 0
          : (${wholeNumber(PodAnnotation.ZONE_MIN_DOMAINS, 2)})`,
    },
  ],
  mutations: [topologySpread({
    topologyKey: ZONE,
    whenUnsatisfiable: 'variables.zoneSpread',
    minDomains: 'variables.zoneMinDomains',
  })],
  checks: [
    missing(`a topologySpreadConstraint over ${ZONE}`, [PodAnnotation.ZONE_SPREAD], hasSpread(ZONE)),
    missing(`minDomains of the topologySpreadConstraint over ${ZONE}`, [PodAnnotation.ZONE_MIN_DOMAINS], hasSpread(ZONE, 'has(c.minDomains)')),
  ],
};
