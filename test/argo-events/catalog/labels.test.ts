import { podSelector, workloadLabels } from '../../../src/argo-events/catalog/labels';

test.each([
  ['EventBus', { 'controller': 'eventbus-controller', 'eventbus-name': 'x', 'owner-name': 'x' }],
  ['EventSource', { 'controller': 'eventsource-controller', 'eventsource-name': 'x', 'owner-name': 'x' }],
  ['Sensor', { 'controller': 'sensor-controller', 'sensor-name': 'x', 'owner-name': 'x' }],
] as const)('pods of an %s carry these labels', (kind, labels) => {
  expect(workloadLabels(kind, 'x')).toEqual(labels);
  const { 'owner-name': _, ...selector } = labels;
  expect(podSelector(kind, 'x')).toEqual(selector);
});
