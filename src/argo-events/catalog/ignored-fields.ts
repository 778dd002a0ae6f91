import { busType, LeaderElectionEnv } from './client-election';
import { DroppedField } from './dropped-field';
import { workloadLabels, WorkloadKind } from './labels';
import type { VisitedField } from './struct-walk';
import { nearest } from '../../../imports/nearest';
import { asArray, asRecord, asString, at } from '../../values/json-values';
import { STREAM_CONFIG_KEYS, writtenStreamConfig } from '../nats/stream-config';
import { OPERATOR_ENV } from '../workload/client-workload';

/** Fields that the schema has and that have no effect all the same. */
export function ignoredFields(kind: WorkloadKind, cr: unknown, visited: readonly VisitedField[]): DroppedField[] {
  return kind === 'EventBus'
    ? [...otherBusTypes(cr), ...streamConfigKeys(cr), ...fixedLabels(kind, cr, ['spec', 'jetstream', 'metadata', 'labels'])]
    : [
      ...imagePullPolicy(cr),
      ...operatorEnv(kind, cr),
      ...fixedLabels(kind, cr, ['spec', 'template', 'metadata', 'labels']),
      ...kind === 'EventSource' ? serviceWithoutPorts(cr) : [],
      ...neverRead(visited),
      ...booleanComparators(visited),
    ];
}

function imagePullPolicy(cr: unknown): DroppedField[] {
  const path = ['spec', 'template', 'container', 'imagePullPolicy'];
  return [undefined, null, 'Always'].includes(at(cr, ...path) as string) ? [] : [{
    path,
    reason: 'the pods get the IMAGE_PULL_POLICY of the controller-manager, Always unless it is set, so they need the registry whenever they start',
    instead: 'set the environment variable IMAGE_PULL_POLICY of the controller-manager to IfNotPresent',
  }];
}

function operatorEnv(kind: 'EventSource' | 'Sensor', cr: unknown): DroppedField[] {
  const path = ['spec', 'template', 'container', 'env'];
  return (asArray(at(cr, ...path)) ?? []).flatMap((entry, index) => {
    const name = OPERATOR_ENV[kind].find(operator => operator === asRecord(entry)?.name);
    return name === undefined ? [] : [{
      path: [...path, index],
      reason: `the controller adds its own ${name} behind it, and the last one counts`,
      instead: name === LeaderElectionEnv.MODE ? `give the ${kind} the annotation events.argoproj.io/leader-election: k8s` : 'leave it out',
    }];
  });
}

function fixedLabels(kind: WorkloadKind, cr: unknown, path: string[]): DroppedField[] {
  const labels = asRecord(at(cr, ...path)) ?? {};
  const fixed = workloadLabels(kind, asString(at(cr, 'metadata', 'name')) ?? '');
  return Object.keys(fixed).filter(key => key in labels && labels[key] !== fixed[key]).map(key => ({
    path: [...path, key],
    reason: `the controller sets this label to ${JSON.stringify(fixed[key])} on every pod`,
    instead: 'use a label of another name',
  }));
}

function serviceWithoutPorts(cr: unknown): DroppedField[] {
  const service = asRecord(at(cr, 'spec', 'service'));
  return service === undefined || (asArray(service.ports) ?? []).length > 0 ? [] : [{
    path: ['spec', 'service'],
    reason: 'without ports the controller makes no Service, and deletes the one it had made',
    instead: 'remove spec.service and create a separate Service',
  }];
}

const NEVER_READ = [
  { parent: 'SensorSpec', field: 'errorOnFailedRound', instead: 'count failures by the metric argo_events_action_failed_total' },
  { parent: 'GithubEventSource', field: 'id', instead: 'leave it out' },
];

function neverRead(visited: readonly VisitedField[]): DroppedField[] {
  return visited.filter(({ parent }) => NEVER_READ.some(unread => unread.parent === parent)).flatMap(({ path, parent }) => NEVER_READ
    .filter(unread => unread.parent === parent && unread.field === path[path.length - 1])
    .map(({ field, instead }) => ({ path, reason: `nothing reads ${field}`, instead })));
}

function booleanComparators(visited: readonly VisitedField[]): DroppedField[] {
  return visited.filter(({ parent, path, value }) => parent === 'DataFilter' && path.at(-1) === 'comparator' && ![undefined, null, '', '='].includes(value as string))
    .filter(({ path }) => visited.some(other => other.path.length === path.length && other.path.at(-1) === 'type' && other.value === 'bool' && other.path.slice(0, -1).every((step, index) => step === path[index])))
    .map(({ path }) => ({ path, reason: 'a filter of the type bool compares for equality', instead: 'leave it out, and write the value that events must have' }));
}

function otherBusTypes(cr: unknown): DroppedField[] {
  const used = busType(cr);
  return (['nats', 'jetstream', 'kafka', 'jetstreamExotic'] as const)
    .filter(type => type !== used && asRecord(at(cr, 'spec', type)) !== undefined)
    .map(type => ({ path: ['spec', type], reason: `an EventBus has one type, and ${used} comes first`, instead: `take one of ${type} and ${used} out` }));
}

function streamConfigKeys(cr: unknown): DroppedField[] {
  const type = busType(cr);
  if (type !== 'jetstream' && type !== 'jetstreamExotic') {
    return [];
  }
  const path = ['spec', type, 'streamConfig'];
  const known = STREAM_CONFIG_KEYS.map(key => key.toLowerCase());
  return Object.keys(writtenStreamConfig(at(cr, ...path)) ?? {}).filter(key => !known.includes(key.toLowerCase())).map(key => {
    const meant = nearest(key, STREAM_CONFIG_KEYS);
    return {
      path: [...path, key],
      reason: `the key ${key} is not read`,
      instead: meant ? `did you mean ${meant}?` : `the keys are ${STREAM_CONFIG_KEYS.join(', ')}`,
    };
  });
}
