import { BusModel } from './model';

const OWN = {
  replicas: 'StatefulSet spec.replicas',
  affinity: 'StatefulSet spec.template.spec.affinity',
  settings: 'the configuration of nats-server',
  streamConfig: 'spec.jetstreamExotic.streamConfig',
} as const;

/** Where a field of a bus is: in the EventBus, or beside it where a StatefulSet of the user's own runs the servers. */
export function busField({ streaming, own }: Pick<BusModel, 'streaming' | 'own'>, field: keyof typeof OWN): string {
  return own ? OWN[field] : `${streaming ? 'spec.nats.native' : 'spec.jetstream'}.${field}`;
}
