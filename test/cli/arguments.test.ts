import { Options, readArguments } from '../../src/cli/arguments';

const OPTIONS: Options = {
  'pod-policy': { type: 'boolean', help: '' },
  'zones': { type: 'string', value: 'N', help: '' },
};
const flag = (name: string, ...args: string[]) => readArguments(args, OPTIONS).flag(name);

test.each([
  ['undefined when it is not given', 'pod-policy', [], undefined],
  ['true when it is given', 'pod-policy', ['--pod-policy'], true],
  ['false with no- before it', 'pod-policy', ['--no-pod-policy'], false],
  ['what comes last', 'pod-policy', ['--no-pod-policy', '--pod-policy'], true],
])('a flag is %s', (_, name, args, expected) => {
  expect(flag(name, ...args)).toBe(expected);
});

test('an option with a value cannot be turned off', () => {
  expect(() => readArguments(['--no-zones'], OPTIONS)).toThrow('--no-zones needs a value: --zones N');
});
