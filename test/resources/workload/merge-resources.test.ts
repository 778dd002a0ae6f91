import { mergeResources } from '../../../src/resources/workload/merge-resources';

const CLIENT = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } };
const SERVER = { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '1Gi' }, memoryRequestIsLimit: true };

test.each<[string, typeof CLIENT, object | undefined, object]>([
  ['nothing', CLIENT, undefined, { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } }],
  ['a memory limit', CLIENT, { limits: { memory: '2Gi' } }, { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '2Gi' } }],
  ['a memory limit below the derived request', CLIENT, { limits: { memory: '64Mi' } }, { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } }],
  ['a memory request', CLIENT, { requests: { memory: '200Mi' } }, { requests: { cpu: '50m', memory: '200Mi' }, limits: { memory: '256Mi' } }],
  ['a memory request above the derived limit', CLIENT, { requests: { memory: '1Gi' } }, { requests: { cpu: '50m', memory: '1Gi' }, limits: { memory: '1Gi' } }],
  ['a CPU request', CLIENT, { requests: { cpu: '1' } }, { requests: { cpu: '1', memory: '128Mi' }, limits: { memory: '256Mi' } }],
  ['a CPU limit below the derived request', CLIENT, { limits: { cpu: '20m' } }, { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '256Mi', cpu: '20m' } }],
  ['another resource', CLIENT, { limits: { 'example.com/gpu': '1' } }, { requests: { cpu: '50m', memory: '128Mi' }, limits: { 'memory': '256Mi', 'example.com/gpu': '1' } }],
  ['a memory limit of a server', SERVER, { limits: { memory: '2Gi' } }, { requests: { cpu: '250m', memory: '2Gi' }, limits: { memory: '2Gi' } }],
  ['a memory request of a server', SERVER, { requests: { memory: '4Gi' } }, { requests: { cpu: '250m', memory: '4Gi' }, limits: { memory: '4Gi' } }],
  ['both of a server', SERVER, { requests: { memory: '1Gi' }, limits: { memory: '4Gi' } }, { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '4Gi' } }],
])('%s given leaves the other amounts as they are derived', (_, derived, given, expected) => {
  expect(mergeResources(given, derived)).toEqual(expected);
});
