import { Keeper } from './flow';
import { matchesLabels } from './selector-index';
import { KEEPER_SUBSCRIPTIONS, keeperLabels } from '../contract/keeper';
import { FlowObject } from '../manifests/manifest-object';
import { strings } from '../manifests/strings';
import { asArray, asRecord, at } from '../values/json-values';

/** The Deployment with the labels of the keeper of this bus; undefined when none is among the objects. */
export function keeperDeployment({ name, namespace }: FlowObject, deployments: readonly FlowObject[]): FlowObject | undefined {
  return deployments.find(object => object.kind === 'Deployment' && object.namespace === namespace
    && matchesLabels(keeperLabels(name), strings(at(object.manifest, 'metadata', 'labels'))));
}

/** What that keeper does. */
export function keeperOf(eventBus: FlowObject, deployments: readonly FlowObject[]): Keeper | undefined {
  const deployment = keeperDeployment(eventBus, deployments);
  if (deployment === undefined) return undefined;
  const containers = asArray(at(deployment.manifest, 'spec', 'template', 'spec', 'containers')) ?? [];
  const variables = containers.flatMap(container => asArray(at(container, 'env')) ?? []).map(asRecord);
  return { subscriptions: variables.some(variable => variable?.name === KEEPER_SUBSCRIPTIONS) };
}
