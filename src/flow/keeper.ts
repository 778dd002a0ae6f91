import { Keeper } from './flow';
import { matchesLabels } from './selector-index';
import { KEEPER_LEADERS, KEEPER_SUBSCRIPTIONS, keeperLabels } from '../contract/keeper';
import { FlowObject } from '../manifests/manifest-object';
import { strings } from '../manifests/strings';
import { asArray, asRecord, at, Json } from '../values/json-values';

/** The Deployment with the labels of the keeper of this bus; undefined when none is among the objects. */
export function keeperDeployment({ name, namespace }: FlowObject, deployments: readonly FlowObject[]): FlowObject | undefined {
  return deployments.find(object => object.kind === 'Deployment' && object.namespace === namespace
    && matchesLabels(keeperLabels(name), strings(at(object.manifest, 'metadata', 'labels'))));
}

/** What the keeper of this bus does. */
export function keeperOf(eventBus: FlowObject, deployments: readonly FlowObject[]): Keeper | undefined {
  const deployment = keeperDeployment(eventBus, deployments);
  return deployment && keeperWork(deployment.manifest);
}

/** What the keeper with this Deployment does. */
export function keeperWork(deployment: Json): Keeper {
  return { subscriptions: hasVariable(deployment, KEEPER_SUBSCRIPTIONS), movesLeaders: hasVariable(deployment, KEEPER_LEADERS) };
}

function hasVariable(manifest: Json, name: string): boolean {
  const containers = asArray(at(manifest, 'spec', 'template', 'spec', 'containers')) ?? [];
  const variables = containers.flatMap(container => asArray(at(container, 'env')) ?? []).map(asRecord);
  return variables.some(variable => variable?.name === name);
}
