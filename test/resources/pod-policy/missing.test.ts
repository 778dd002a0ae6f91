import { missing } from '../../../src/resources/pod-policy/missing';

test('a pod that asks for something and lacks it fails, and the message says what to do', () => {
  expect(missing('the tail', ['example.com/tail', 'example.com/length'], 'has(object.tail)')).toEqual({
    expression: [
      '![',
      '  "example.com/tail",',
      '  "example.com/length"',
      '].exists(key, key in variables.annotations)',
      '  || has(object.tail)',
    ].join('\n'),
    message: 'the tail is missing. Install HaPodPolicy or correct example.com/tail, example.com/length, then recreate the pod',
  });
});
