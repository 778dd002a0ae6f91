import { SURVIVES_ANNOTATION } from '../contract/survives-annotation';
import { Client, Flow } from '../flow/flow';
import { FlowObject } from '../manifests/manifest-object';
import { scriptsConfigName } from '../resources/keeper/scripts-config-map';
import { asArray, asRecord, at } from '../values/json-values';

/** Whether an HaEventBus made the EventBus: people write the annotation too, but not the ConfigMap beside it. */
export function isOurBus({ objects }: Pick<Flow, 'objects'>, { name, namespace, annotations }: FlowObject): boolean {
  return annotations[SURVIVES_ANNOTATION] !== undefined
    && objects.some(each => each.kind === 'ConfigMap' && each.name === scriptsConfigName(name) && each.namespace === namespace);
}

/** Whether an HaEventSource or HaSensor made it: the constructs always set the memory limit of Go beside the annotation. */
export function isOurClient({ object: { annotations, manifest } }: Pick<Client, 'object'>): boolean {
  const env = asArray(at(manifest, 'spec', 'template', 'container', 'env')) ?? [];
  return annotations[SURVIVES_ANNOTATION] !== undefined && env.some(entry => asRecord(entry)?.name === 'GOMEMLIMIT');
}
