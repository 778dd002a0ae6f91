import { examplesOf } from './support/examples-of';
import { effectOf, standingTargets } from '../../src/lint/engine/effect-targets';
import { isStanding } from '../../src/lint/engine/flow-effect';
import { isUnknown } from '../../src/lint/engine/rule';
import { RULES } from '../../src/lint/rules';

const KINDS = ['EventBus', 'EventSource', 'Sensor'];
const results = RULES.flatMap(rule => examplesOf(rule, 'bad').flatMap(({ number, flow, results: found }) => found
  .map(result => ({ id: rule.id, number, rule, flow, isKnown: !isUnknown(result), finding: { ...result, rule } }))));
const standing = results.filter(({ finding, isKnown }) => isKnown && isStanding(effectOf(finding)));

describe('a finding that stops a flow or makes it lose events', () => {
  test.each(standing)('$id, example $number: names what it reaches', ({ finding }) => {
    expect(standingTargets(finding)).not.toEqual([]);
  });

  test.each(standing)('$id, example $number: reaches what the flow is made of', ({ flow, finding }) => {
    for (const { object, event, dependency, trigger } of standingTargets(finding)) {
      expect(KINDS).toContain(object.kind);
      const [source, sensor] = [flow.sources, flow.sensors].map(clients => clients.find(client => client.object === object));
      if (event !== undefined) expect(flow.sources.find(client => client.object === object)?.events.map(({ name }) => name)).toContain(event);
      if (dependency !== undefined || trigger !== undefined) expect(source).toBeUndefined();
      if (event !== undefined) expect(sensor).toBeUndefined();
    }
  });
});

test('a rule of the category start stops a flow, or says on which objects that depends', () => {
  const start = RULES.filter(({ category }) => category === 'start');
  expect(start.filter(({ effect }) => !isStanding(effect) && effect.does !== 'elsewhere').map(({ id }) => id)).toEqual([]);
});

test('a rule declares the gravest of its findings, and shows one that stops a flow, or may, exactly when it declares so', () => {
  const shown = new Set(results.filter(({ finding }) => isStanding(effectOf(finding))).map(({ rule }) => rule));
  expect(RULES.filter(rule => isStanding(rule.effect) !== shown.has(rule)).map(({ id }) => id)).toEqual([]);
});
