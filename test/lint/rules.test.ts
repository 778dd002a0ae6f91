import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { examplesOf } from './support/examples-of';
import { isUnknown } from '../../src/lint/engine/rule';
import { RULES } from '../../src/lint/rules';
import { unusedSuppression } from '../../src/lint/rules/operation/unused-suppression';
import { notRendered } from '../../src/lint/rules/start/not-rendered';
import { nameOfTheRule } from '../../tools/rule-template';

const cases = (kind: 'bad' | 'good') => [...RULES, nameOfTheRule].flatMap(rule => examplesOf(rule, kind).map(({ number, results }) => ({ id: rule.id, number, results })));

test.each(cases('bad'))('$id reports its bad example $number', ({ id, results }) => {
  expect(results.length).toBeGreaterThan(0);
  expect(results.filter(isUnknown)).toEqual(id === notRendered.id ? results : []);
});

test.each(cases('good'))('$id is silent on its good example $number', ({ results }) => {
  expect(results).toEqual([]);
});

test('every rule has an id of its own, which is the name of its file', () => {
  const files = readdirSync(join(__dirname, '../../src/lint/rules'), { recursive: true, encoding: 'utf8' }).map(file => `ha/${basename(file, '.ts')}`);
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter(id => !files.includes(id))).toEqual([]);
});

test.each(RULES.filter(rule => rule !== unusedSuppression).map(rule => ({ id: rule.id, rule })))('$id says what, why and what to do, with a source, and shows it', ({ rule }) => {
  for (const text of [rule.what, rule.why, rule.fix]) expect(text.length).toBeGreaterThan(20);
  expect(rule.what).toMatch(/^[A-Z].*\.$/);
  expect(rule.docs.length).toBeGreaterThan(0);
  expect(rule.docs.filter(link => !/^https:\/\/[^ ]+$/.test(link))).toEqual([]);
  expect(rule.examples.bad.length).toBeGreaterThan(0);
  expect(rule.examples.good.length).toBeGreaterThan(0);
});
