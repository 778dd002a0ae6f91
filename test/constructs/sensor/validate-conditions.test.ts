import { DEPENDENCY, sensorChart } from '../../support/synth';

describe('conditions', () => {
  const given = (conditions: string, ...names: string[]) => () => {
    const dependencies = names.map(name => ({ ...DEPENDENCY, name }));
    return sensorChart({ dependencies, triggers: [{ template: { name: 'log', log: {}, conditions } }] });
  };

  beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
  afterEach(() => { jest.restoreAllMocks(); });

  test.each(['a', 'a || b', ' a&&b ', '(a || b) && c', '((a)) && (b||(c && a))'])('"%s" are taken', conditions => {
    expect(given(conditions, 'a', 'b', 'c')).not.toThrow();
  });

  test.each(['a &&', '&& a', 'a b', '(a', 'a)', '()', '!a', 'a & b', 'a && !b', 'a &&& b', 'a || || b'])('"%s" are refused', conditions => {
    expect(given(conditions, 'a', 'b')).toThrow(`triggers[0] "log": got conditions "${conditions}". Argo Events cannot parse it: the expression `);
    expect(given(conditions, 'a', 'b')).toThrow('. Allowed: names of dependencies with &&, || and brackets');
  });

  test('names that Argo Events takes for one are refused where there are conditions', () => {
    expect(given('a-b && a_b', 'a-b', 'a_b')).toThrow('Argo Events reads "-" as "_", so it cannot distinguish the dependency "a_b" from another');
    expect(given('', 'a-b', 'a_b')).not.toThrow();
  });

  test('a name that is a word of the language is refused where there are conditions', () => {
    expect(given('not || a', 'a', 'not')).toThrow('the expression has not, a word of the language, as a name. Allowed: another name of that dependency');
    expect(given('', 'not')).not.toThrow();
  });
});
