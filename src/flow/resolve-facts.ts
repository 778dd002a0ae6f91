import { controllerChart, controllerContainer, controllerVersion } from './control-plane';
import { Facts } from './facts';
import { Flow } from './flow';
import { nodeFacts } from './nodes';
import { actsEverywhere } from './pod-policy-reach';
import { controllersThatFit } from '../argo-events/catalog/jetstream-support';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { asArray, asInteger, asRecord, asString, at } from '../values/json-values';

/** What was given, completed by what the manifests of the control plane say; what was given counts. */
export function resolveFacts(flow: Flow, given: Facts): Facts {
  const [controller] = flow.controllers;
  const imageVersion = controller && controllerVersion(controller);
  const env = (asArray(controller && controllerContainer(controller)?.env) ?? []).map(asRecord);
  const imagePullPolicy = asString(env.find(entry => entry?.name === 'IMAGE_PULL_POLICY')?.value);
  const chartVersion = given.chartVersion ?? (given.controllerConfiguration === 'manifest' ? undefined : controller && controllerChart(controller));
  const argoEventsVersion = imageVersion ?? (chartVersion === undefined ? undefined : controllersThatFit({ chartVersion })[0]?.argoEvents);
  const nodes = objectsOfKind(flow.objects, 'Node').map(({ manifest }) => manifest);
  return {
    ...nodes.length > 0 && nodeFacts(nodes),
    ...controller && { controllerReplicas: asInteger(at(controller.manifest, 'spec', 'replicas')) ?? 1 },
    ...argoEventsVersion !== undefined && { argoEventsVersion },
    ...imagePullPolicy !== undefined && { imagePullPolicy },
    ...chartVersion !== undefined && { chartVersion, controllerConfiguration: 'helm' },
    ...flow.controllerConfig && { jetStreamVersions: flow.controllerConfig.jetStreamVersions },
    ...actsEverywhere(flow) && { podPolicy: true },
    ...given,
  };
}
