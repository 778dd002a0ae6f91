import { readConfig } from '../../../src/lint/engine/config';
import { currentRuleId, RENAMED_RULES, renamedRule } from '../../../src/lint/engine/renamed-rules';
import { RULE_IDS } from '../../../src/lint/rules';

test('every former id leads to a rule of today, in one step', () => {
  expect(RENAMED_RULES.filter(({ to }) => !RULE_IDS.includes(to))).toEqual([]);
});

test('no rule of today has a former id', () => {
  expect(RENAMED_RULES.filter(({ from }) => RULE_IDS.includes(from))).toEqual([]);
});

test('an id of today stays', () => {
  expect(RULE_IDS.filter(id => currentRuleId(id) !== id)).toEqual([]);
  expect(renamedRule('constructor')).toBeUndefined();
});

test('a configuration with former ids is read as one with those of today, and they are named', () => {
  const config = readConfig('ha-events.yaml', 'rules: { bus-guard: off, ha/even-size: info }\nignore: [{ rule: sync-interval, reason: measured }]', RULE_IDS);
  expect([...config.rules]).toEqual([['ha/no-bus-guard', 'off'], ['ha/even-voters', 'info']]);
  expect(config.ignore).toMatchObject([{ rule: 'ha/late-sync' }]);
  expect(config.renamed!.map(({ from }) => from)).toEqual(['ha/bus-guard', 'ha/even-size', 'ha/sync-interval']);
});
