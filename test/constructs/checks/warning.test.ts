import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { addWarning, WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, sensorChart, TRIGGER } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

test('a warning is printed with the path of its construct, and kept on it', () => {
  const construct = new Construct(new Chart(Testing.app(), 'shop'), 'Orders');
  addWarning(construct, 'it rains');
  expect(process.stderr.write).toHaveBeenCalledWith('[warning] shop/Orders: it rains\n');
  expect(construct.node.metadata).toEqual([expect.objectContaining({ type: WARNING, data: 'it rains' })]);
});

test('a trigger with atLeastOnce off is taken with a warning', () => {
  const { node } = sensorChart({ triggers: [{ ...TRIGGER, atLeastOnce: false }] }).node.findChild('Fulfil');
  expect(node.metadata.map(({ data }) => data))
    .toEqual(['the trigger "log" has atLeastOnce false: its event is lost when the pod dies while it runs, and it is never retried']);
});

test('a trigger that waits for several events is taken with a warning', () => {
  const { node } = sensorChart({ dependencies: [DEPENDENCY, { ...DEPENDENCY, name: 'payment' }] }).node.findChild('Fulfil');
  expect(node.metadata.map(({ data }) => data)).toEqual([expect.stringMatching(/^the trigger "log" waits for several events: Argo Events drops an event/)]);
});
