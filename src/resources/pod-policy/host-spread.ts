import { matching } from './cel';
import { missing } from './missing';
import { PodAddition } from './pod-addition';
import { hasSpread, topologySpread } from './topology-spread';
import { PodAnnotation } from '../../contract/pod-annotations';

const HOST = 'kubernetes.io/hostname';

export const hostSpread: PodAddition = {
  variables: [{ name: 'hostSpread', expression: matching(PodAnnotation.HOST_SPREAD, 'DoNotSchedule|ScheduleAnyway') }],
  mutations: [topologySpread({ topologyKey: HOST, whenUnsatisfiable: 'variables.hostSpread' })],
  checks: [missing(`a topologySpreadConstraint over ${HOST}`, [PodAnnotation.HOST_SPREAD], hasSpread(HOST))],
};
