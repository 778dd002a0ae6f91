import { controllerContainer, controllerVersion } from './control-plane';
import { Facts } from './facts';
import { Flow } from './flow';
import { asArray, asInteger, asRecord, asString, at } from '../values/json-values';

/** What was given, completed by what the manifests of the control plane say; what was given counts. */
export function resolveFacts(flow: Flow, given: Facts): Facts {
  const [controller] = flow.controllers;
  const argoEventsVersion = controller && controllerVersion(controller);
  const env = (asArray(controller && controllerContainer(controller)?.env) ?? []).map(asRecord);
  const imagePullPolicy = asString(env.find(entry => entry?.name === 'IMAGE_PULL_POLICY')?.value);
  return {
    ...controller && { controllerReplicas: asInteger(at(controller.manifest, 'spec', 'replicas')) ?? 1 },
    ...argoEventsVersion !== undefined && { argoEventsVersion },
    ...imagePullPolicy !== undefined && { imagePullPolicy },
    ...flow.controllerConfig && { jetStreamVersions: flow.controllerConfig.jetStreamVersions },
    ...flow.podPolicies.length > 0 && { podPolicy: true },
    ...given,
  };
}
