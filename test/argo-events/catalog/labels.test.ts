import { podSelector, workloadLabels, workloadOfLabels } from '../../../src/argo-events/catalog/labels';

test.each([
  ['EventBus', { 'controller': 'eventbus-controller', 'eventbus-name': 'x', 'owner-name': 'x' }],
  ['EventSource', { 'controller': 'eventsource-controller', 'eventsource-name': 'x', 'owner-name': 'x' }],
  ['Sensor', { 'controller': 'sensor-controller', 'sensor-name': 'x', 'owner-name': 'x' }],
] as const)('pods of an %s carry these labels', (kind, labels) => {
  expect(workloadLabels(kind, 'x')).toEqual(labels);
  expect(workloadOfLabels({ ...labels, team: 'a' })).toEqual({ kind, name: 'x' });
  const { 'owner-name': _, ...selector } = labels;
  expect(podSelector(kind, 'x')).toEqual(selector);
});

test.each([
  [undefined], [null], ['text'], [[]], [{}],
  [{ controller: 'sensor-controller' }],
  [{ 'controller': 'sensor-controller', 'eventsource-name': 'x' }],
  [{ 'controller': 'sensor-controller', 'sensor-name': 7 }],
  [{ 'sensor-name': 'x', 'owner-name': 'x' }],
])('%j are the labels of no pod of Argo Events', labels => {
  expect(workloadOfLabels(labels)).toBeUndefined();
});
