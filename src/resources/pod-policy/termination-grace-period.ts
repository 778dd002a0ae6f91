import { cel, wholeNumber } from './cel';
import { missing } from './missing';
import { applyConfiguration, PodAddition } from './pod-addition';
import { PodAnnotation } from '../../contract/pod-annotations';

/** Admission sees the default of 30 as if it had been written, so the period is only ever raised. */
export const terminationGracePeriod: PodAddition = {
  variables: [{
    name: 'gracePeriodSeconds',
    expression: wholeNumber(PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS, 5),
  }],
  mutations: [applyConfiguration(cel`
    object.spec.terminationGracePeriodSeconds < variables.gracePeriodSeconds
      ? Object{spec: Object.spec{terminationGracePeriodSeconds: variables.gracePeriodSeconds}}
      : Object{}`)],
  checks: [missing(
    'the longer terminationGracePeriodSeconds',
    [PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS],
    'variables.gracePeriodSeconds > 0 && object.spec.terminationGracePeriodSeconds >= variables.gracePeriodSeconds',
  )],
};
