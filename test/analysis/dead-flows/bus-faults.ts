import { DeadFlowFault, Manifest, ofNativeBus, ofStream } from './faults';

const bus = (manifests: Manifest[]) => manifests.find(({ kind }) => kind === 'EventBus')!;

/** Buses that never start, or never get a stream. */
export const BUS_FAULTS: readonly DeadFlowFault[] = [
  { name: 'a bus without a type', change: manifests => { bus(manifests).spec = {}; } },
  ofNativeBus('a bus without a version', spec => { delete spec.version; }),
  ofNativeBus('a version as a number', spec => { spec.version = 2.1; }),
  ofNativeBus('servers as a text', spec => { spec.replicas = '3'; }),
  ofStream('more copies than servers', 'replicas', '5'),
  ofStream('an unknown discard policy', 'discard', '5'),
  ofStream('an unknown retention', 'retention', '3'),
  ofNativeBus('settings with an open bracket', spec => { spec.settings += 'limits {\n'; }),
  ofNativeBus('a sync interval that cannot be read', spec => { spec.settings = spec.settings.replace('always', 'sometimes'); }),
  ofNativeBus('a payload that is no size', spec => { spec.maxPayload = 'large'; }),
  ofNativeBus('a payload above the buffer', spec => { spec.maxPayload = '100MB'; }),
  ofNativeBus('a volume that is no size', spec => { spec.persistence.volumeSize = 'big'; }),
  ofNativeBus('a volume of nothing', spec => { spec.persistence.volumeSize = '0'; }),
  ofNativeBus('an unknown access mode', spec => { spec.persistence.accessMode = 'Once'; }),
  ofNativeBus('a request above its limit', spec => { spec.containerTemplate.resources.requests.memory = '4Gi'; }),
  ofNativeBus('a label that is none', spec => { spec.metadata.labels = { team: 'A B' }; }),
];
