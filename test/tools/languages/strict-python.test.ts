import { strictPython } from '../../../tools/languages/strict-python';

const struct = (parameter: string, body = '        if __debug__:\n            pass') => [
  'class Shop:',
  '    def __init__(',
  '        self,',
  '        *,',
  `        ${parameter}`,
  '    ) -> None:',
  '        \'\'\'Text.\'\'\'',
  body,
].join('\n');
const DICT = 'typing.Dict[builtins.str, typing.Any]';

test.each([
  ['a map', `webhook: typing.Optional[typing.Mapping[builtins.str, typing.Union["Webhook", ${DICT}]]] = None,`, [
    '        if isinstance(webhook, dict):',
    '            webhook = {name: Webhook(**each) if isinstance(each, dict) else each for name, each in webhook.items()}',
  ]],
  ['a list', `triggers: typing.Sequence[typing.Union["_argoevents_1.Trigger", ${DICT}]],`, [
    '        if isinstance(triggers, (list, tuple)):',
    '            triggers = [_argoevents_1.Trigger(**each) if isinstance(each, dict) else each for each in triggers]',
  ]],
])('makes structs of the dicts in %s, before their types are checked', (_kind, parameter, conversion) => {
  const lines = struct(parameter).split('\n');
  expect(strictPython(lines.join('\n')).split('\n')).toEqual([...lines.slice(0, -2), ...conversion, ...lines.slice(-2)]);
});

test.each([
  ['a struct in a parameter, which the generator converts', `auth: typing.Optional[typing.Union["Secret", ${DICT}]] = None,`],
  ['free JSON', 'labels: typing.Mapping[builtins.str, typing.Any],'],
])('leaves %s', (_kind, parameter) => {
  expect(strictPython(struct(parameter))).toBe(struct(parameter));
});

test('is an error for a shape that it does not know, since its dicts would lose keys', () => {
  expect(() => strictPython(struct(`a: typing.Sequence[typing.Sequence[typing.Union["X", ${DICT}]]],`))).toThrow('a parameter that this tool does not know');
});

test('is an error for a body that it does not know', () => {
  const source = `${struct(`a: typing.Sequence[typing.Union["X", ${DICT}]],`, '        pass')}\n\nclass Next:`;
  expect(() => strictPython(source)).toThrow('no body found for the parameters before: class Next:');
});
