import { Chart } from 'cdk8s';
import { create, objectsOf, quietApp } from './build';
import { CodeRecord, codeOf } from './code';
import { metadataOf } from './effective';
import { Candidate } from './part';
import { syncWaveOf } from './sync-wave';
import { trimmed } from './trim';
import { dedicatedGuardName } from '../contract/node-guard-names';
import { Flow } from '../flow/flow';
import { NodeGuards } from '../flow/node-guards';
import { FlowObject } from '../manifests/manifest-object';
import { asRecord, asRecords, at } from '../values/json-values';

/** The guard that an HaEventBus makes for itself. */
export function isDedicated(guard: FlowObject, bus: FlowObject): boolean {
  return guard.name === dedicatedGuardName(bus.name) && guard.namespace === bus.namespace;
}

/** Guards that no HaEventBus makes for itself, so that several can share them. */
export function sharedGuards({ buses, objects }: Flow): FlowObject[] {
  const guards = new NodeGuards(objects);
  return [...new Set(buses.flatMap(({ object }) => {
    const guard = guards.ofBus(object)?.object;
    return guard === undefined || isDedicated(guard, object) ? [] : [guard];
  }))];
}

/** Fields of the pods that are props of the same name. */
const SAME_NAME = ['nodeSelector', 'tolerations', 'affinity', 'priorityClassName', 'imagePullSecrets'];

/** An HaNodeGuard in place of a DaemonSet that one made. What it guards has to be compared with what is there. */
export function nodeGuardPart(object: FlowObject): Candidate {
  const { manifest } = object;
  const pods = asRecord(at(manifest, 'spec', 'template', 'spec')) ?? {};
  const [container] = asRecords(pods.containers);
  const props: CodeRecord = {
    metadata: codeOf(metadataOf(manifest)),
    image: codeOf(container?.image),
    resources: codeOf(container?.resources),
    ...Object.fromEntries(SAME_NAME.filter(name => pods[name] !== undefined).map(name => [name, codeOf(pods[name])])),
    maxSurge: String(at(manifest, 'spec', 'updateStrategy', 'rollingUpdate', 'maxSurge')),
    ...syncWaveOf(object),
  };
  const part = { type: 'HaNodeGuard', object, additions: [], remarks: [] } as const;
  const outcome = (given: CodeRecord) => objectsOf(create(new Chart(quietApp(), 'guard'), { ...part, props: given, id: 'Guard', variable: 'guard' }, new Map()));
  return { ...part, props: trimmed(props, outcome) };
}
