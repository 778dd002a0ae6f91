import { DeadFlowFault, Manifest } from './faults';

const bus = (manifests: Manifest[]) => manifests.find(({ kind }) => kind === 'EventBus')!;
const jetstream = (change: (jetstream: Manifest) => void) => (manifests: Manifest[]) => change(bus(manifests).spec.jetstream);
const streamConfig = (key: string, value: string) => jetstream(spec => {
  spec.streamConfig = spec.streamConfig.replace(new RegExp(`^${key}:.*$`, 'm'), `${key}: ${value}`);
});

/** Buses that never start, or never get a stream. */
export const BUS_FAULTS: readonly DeadFlowFault[] = [
  { name: 'a bus without a type', change: manifests => { bus(manifests).spec = {}; } },
  { name: 'a bus without a version', change: jetstream(spec => { delete spec.version; }) },
  { name: 'a version as a number', change: jetstream(spec => { spec.version = 2.1; }) },
  { name: 'servers as a text', change: jetstream(spec => { spec.replicas = '3'; }) },
  { name: 'more copies than servers', change: streamConfig('replicas', '5') },
  { name: 'an unknown discard policy', change: streamConfig('discard', '5') },
  { name: 'an unknown retention', change: streamConfig('retention', '3') },
  { name: 'settings with an open bracket', change: jetstream(spec => { spec.settings += 'limits {\n'; }) },
  { name: 'a sync interval that cannot be read', change: jetstream(spec => { spec.settings = spec.settings.replace('always', 'sometimes'); }) },
  { name: 'a payload that is no size', change: jetstream(spec => { spec.maxPayload = 'large'; }) },
  { name: 'a payload above the buffer', change: jetstream(spec => { spec.maxPayload = '100MB'; }) },
  { name: 'a volume that is no size', change: jetstream(spec => { spec.persistence.volumeSize = 'big'; }) },
  { name: 'a volume of nothing', change: jetstream(spec => { spec.persistence.volumeSize = '0'; }) },
  { name: 'an unknown access mode', change: jetstream(spec => { spec.persistence.accessMode = 'Once'; }) },
  { name: 'a request above its limit', change: jetstream(spec => { spec.containerTemplate.resources.requests.memory = '4Gi'; }) },
  { name: 'a label that is none', change: jetstream(spec => { spec.metadata.labels = { team: 'A B' }; }) },
];
