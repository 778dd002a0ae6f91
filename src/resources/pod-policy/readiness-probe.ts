import { matching, wholeNumber } from './cel';
import { hasProbe, httpProbe } from './http-probe';
import { missing } from './missing';
import { PodAddition } from './pod-addition';
import { PodAnnotation } from '../../contract/pod-annotations';

/** Out of the Service after 5 s x 2 failures; a stopping pod leaves it at once, whatever its probe says. */
export const readinessProbe: PodAddition = {
  variables: [
    { name: 'readinessPath', expression: matching(PodAnnotation.READINESS_PATH, '/[!-~]*') },
    { name: 'readinessPort', expression: wholeNumber(PodAnnotation.READINESS_PORT, 5) },
    { name: 'readinessScheme', expression: `variables.annotations[?"${PodAnnotation.READINESS_SCHEME}"].orValue("HTTP")` },
  ],
  mutations: [httpProbe({
    field: 'readinessProbe',
    path: 'variables.readinessPath',
    port: 'variables.readinessPort',
    scheme: 'variables.readinessScheme',
    condition: 'variables.readinessScheme in ["HTTP", "HTTPS"]',
    timings: { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 },
  })],
  checks: [missing(
    'readinessProbe of container main',
    [PodAnnotation.READINESS_PATH, PodAnnotation.READINESS_PORT, PodAnnotation.READINESS_SCHEME],
    hasProbe('readinessProbe'),
  )],
};
