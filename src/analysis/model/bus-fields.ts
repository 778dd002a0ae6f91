import { BusModel } from './model';
import { field, RemedyTarget } from '../codes/remedy';

const OWN = {
  replicas: statefulSetField('spec', 'replicas'),
  affinity: statefulSetField('spec', 'template', 'spec', 'affinity'),
  settings: { kind: 'server-configuration' },
  streamConfig: field('spec', 'jetstreamExotic', 'streamConfig'),
} as const;

/** Where a field of a bus is: in the EventBus, or beside it where a StatefulSet of the user's own runs the servers. */
export function busField({ streaming, own }: Pick<BusModel, 'own'> & Partial<Pick<BusModel, 'streaming'>>, name: keyof typeof OWN): RemedyTarget {
  return own ? OWN[name] : field('spec', ...streaming ? ['nats', 'native'] : ['jetstream'], name);
}

export function statefulSetField(...path: readonly string[]): RemedyTarget {
  return { kind: 'field', object: { kind: 'StatefulSet' }, path };
}
