import { matching, wholeNumber } from './cel';
import { hasProbe, httpProbe } from './http-probe';
import { missing } from './missing';
import { PodAddition } from './pod-addition';
import { PodAnnotation } from '../../contract/pod-annotations';

/** It says that the process runs and no more, so it is patient: a restart after 20 s x 6 failures costs more than it cures. */
export const livenessProbe: PodAddition = {
  variables: [
    { name: 'livenessPath', expression: matching(PodAnnotation.LIVENESS_PATH, '/[!-~]*') },
    { name: 'livenessPort', expression: wholeNumber(PodAnnotation.LIVENESS_PORT, 5) },
  ],
  mutations: [httpProbe({
    field: 'livenessProbe',
    path: 'variables.livenessPath',
    port: 'variables.livenessPort',
    scheme: '"HTTP"',
    timings: { initialDelaySeconds: 20, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 },
  })],
  checks: [missing(
    'livenessProbe of container main',
    [PodAnnotation.LIVENESS_PATH, PodAnnotation.LIVENESS_PORT],
    hasProbe('livenessProbe'),
  )],
};
