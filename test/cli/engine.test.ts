import { spawnSync } from 'node:child_process';
import * as v8 from 'node:v8';
import { LATER, optimizeLater } from '../../src/cli/engine';

jest.mock('node:v8', () => ({ ...jest.requireActual<typeof v8>('node:v8'), setFlagsFromString: jest.fn() }));

test.each([
  ['11.3.244.8-node.38', [[LATER]]],
  ['12.4.254.21-node.33', []],
  ['13.6.233.17-node.28', []],
])('V8 %s gets the flags %j', (version, calls) => {
  optimizeLater(version);
  expect(jest.mocked(v8.setFlagsFromString).mock.calls).toEqual(calls);
});

test('V8 of this Node.js knows the flags that it gets', () => {
  optimizeLater();
  const flags = jest.mocked(v8.setFlagsFromString).mock.calls.map(([flag]) => flag);
  const { status, stderr } = spawnSync(process.execPath, [...flags, '-e', '0'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
