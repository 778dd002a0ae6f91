import { annotation, cel, matching, wholeNumber } from '../../../src/resources/pod-policy/cel';

describe('CEL over several lines', () => {
  test('loses the indentation of the source', () => {
    expect(cel`
      a
        ? b
        : c`).toBe('a\n  ? b\n  : c');
  });

  test('indents the lines of a value like its place', () => {
    expect(cel`
      f(
        ${'x,\ny'}
      )`).toBe('f(\n  x,\n  y\n)');
  });

  test('keeps backslashes', () => {
    expect(cel`"\n"`).toBe('"\\n"');
  });

  test('on one line is left as it is', () => {
    expect(cel`a ? b : c`).toBe('a ? b : c');
  });
});

describe('the value of an annotation', () => {
  test('is empty without the annotation', () => {
    expect(annotation('example.com/a')).toBe('variables.annotations[?"example.com/a"].orValue("")');
  });

  test('is a number of so many digits, or 0', () => {
    expect(wholeNumber('example.com/a', 5)).toBe([
      'variables.annotations[?"example.com/a"].orValue("").matches("^[1-9][0-9]{0,4}$")',
      '  ? int(variables.annotations["example.com/a"])',
      '  : 0',
    ].join('\n'));
  });

  test('is what matches from beginning to end, or empty', () => {
    expect(matching('example.com/a', 'x|y')).toBe([
      'variables.annotations[?"example.com/a"].orValue("").matches("^(x|y)$")',
      '  ? string(variables.annotations["example.com/a"])',
      '  : ""',
    ].join('\n'));
  });
});
