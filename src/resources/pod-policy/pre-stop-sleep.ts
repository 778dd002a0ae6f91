import { cel, wholeNumber } from './cel';
import { missing } from './missing';
import { applyConfiguration, PodAddition } from './pod-addition';
import { PodAnnotation } from '../../contract/pod-annotations';

/**
 * The image of Argo Events has no shell, so only the native sleep works. The API server refuses a pod that sleeps longer than
 * its grace period, and one that sleeps as long leaves no time to stop.
 */
export const preStopSleep: PodAddition = {
  variables: [{
    name: 'preStopSleepSeconds',
    expression: wholeNumber(PodAnnotation.PRE_STOP_SLEEP_SECONDS, 5),
  }],
  mutations: [applyConfiguration(cel`
    variables.preStopSleepSeconds > 0
    && variables.preStopSleepSeconds < object.spec.terminationGracePeriodSeconds
    && object.spec.containers.exists(c, c.name == "main" && !c.?lifecycle.?preStop.hasValue())
      ? Object{spec: Object.spec{containers: [Object.spec.containers{
          name: "main",
          lifecycle: Object.spec.containers.lifecycle{
            preStop: Object.spec.containers.lifecycle.preStop{
              sleep: Object.spec.containers.lifecycle.preStop.sleep{seconds: variables.preStopSleepSeconds}
            }
          }
        }]}}
      : Object{}`)],
  checks: [missing(
    'lifecycle.preStop of container main',
    [PodAnnotation.PRE_STOP_SLEEP_SECONDS],
    'object.spec.containers.exists(c, c.name == "main" && c.?lifecycle.?preStop.hasValue())',
  )],
};
