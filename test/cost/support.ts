import { stringify } from 'yaml';
import { Gap } from '../../src/cost/gap';
import { buildFlow } from '../../src/flow/build-flow';
import { Flow } from '../../src/flow/flow';
import { loadManifests } from '../../src/manifests/load-manifests';

export const MIB = 2 ** 20;
export const GIB = 2 ** 30;

/** The flow of manifests. */
export function flowOf(...manifests: readonly object[]): Flow {
  return buildFlow(loadManifests([{ file: 'flow.yaml', text: manifests.map(manifest => stringify(manifest)).join('---\n') }]).objects);
}

const event = (kind: string, name: string, spec: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name, namespace: 'shop' }, spec });

export const bus = (spec: object) => event('EventBus', 'default', spec);
export const source = (spec: object = {}) => event('EventSource', 'orders', { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } }, ...spec });
export const sensor = (spec: object = {}, name = 'fulfil') => event('Sensor', name, {
  dependencies: [{ name: 'order', eventSourceName: 'orders', eventName: 'order' }], triggers: [{ template: { name: 'log', log: {} } }], ...spec,
});

export const requests = (cpu: string, memory: string, limit?: string) =>
  ({ resources: { requests: { cpu, memory }, ...limit !== undefined && { limits: { memory: limit } } } });
export const container = (cpu: string, memory: string, limit?: string) => ({ template: { container: requests(cpu, memory, limit) } });

/** Codes of gaps, with what tells them apart. */
export function codes(gaps: readonly Gap[]): string[] {
  const told = (gap: Gap) => ['container' in gap ? [gap.container] : [], 'field' in gap ? [gap.field, gap.value] : []].flat();
  return gaps.map(gap => [gap.code, gap.object.kind, ...told(gap)].join(' '));
}
