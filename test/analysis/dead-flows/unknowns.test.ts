import { Analysis, analyse } from '../../../src/analysis/analyse';
import { Facts } from '../../../src/flow/facts';
import { Flow } from '../../../src/flow/flow';
import { resolveFacts } from '../../../src/flow/resolve-facts';
import { effectOf } from '../../../src/lint/engine/effect-targets';
import { isStanding } from '../../../src/lint/engine/flow-effect';
import { runRules } from '../../../src/lint/engine/run-rules';
import { RULES } from '../../../src/lint/rules';
import { FlowObject } from '../../../src/manifests/manifest-object';
import { examplesOf } from '../../lint/support/examples-of';
import { FIELD_CASES, fieldCase } from '../../lint/support/field-cases';
import { flowOf } from '../../lint/support/flow-of';

/** What a rule cannot tell, and what would stop or lose events without a failure. */
const standingUnknowns = (flow: Flow, facts: Facts) =>
  runRules(RULES, flow, resolveFacts(flow, facts)).unknowns.filter(unknown => isStanding(effectOf(unknown)));
const groupsOf = ({ groups }: Analysis, object: FlowObject) => groups
  .filter(({ paths }) => paths.some(({ source, bus, sensor }) => [source, bus, sensor].some(part => part?.object === object)));

const INPUTS: readonly { readonly name: string; readonly flow: Flow; readonly facts: Facts }[] = [
  ...RULES.flatMap(rule => (['bad', 'good'] as const).flatMap(kind => examplesOf(rule, kind)
    .map(({ number, flow, facts }) => ({ name: `${rule.id}, ${kind} example ${number}`, flow, facts })))),
  ...FIELD_CASES.map(({ name, text }) => ({ name, flow: flowOf(text), facts: {} })),
];
const CASES = INPUTS.map(input => ({ ...input, unknowns: standingUnknowns(input.flow, input.facts) })).filter(({ unknowns }) => unknowns.length > 0);

test('rules of each kind cannot tell something of these inputs', () => {
  expect([...new Set(CASES.flatMap(({ unknowns }) => unknowns.map(({ rule }) => rule.id)))].sort()).toEqual([
    'ha/broken-service', 'ha/bus-missing', 'ha/condition-forgets-events', 'ha/missing-reference', 'ha/no-calendar-permission', 'ha/no-lease-permission',
    'ha/no-name', 'ha/no-watch-permission', 'ha/not-rendered', 'ha/own-servers-config', 'ha/secrets-job', 'ha/trigger-fails', 'ha/unknown-dependency-event',
    'ha/unlisted-jetstream-version',
  ]);
});

test('what may be a standing fault is of an EventBus, EventSource or Sensor, whose flows the analysis finds', () => {
  expect(CASES.flatMap(({ unknowns }) => unknowns.map(({ object: { kind } }) => kind)).filter(kind => !['EventBus', 'EventSource', 'Sensor'].includes(kind))).toEqual([]);
});

test.each(CASES)('$name: the report does not say that the flow delivers, or states the assumption', ({ flow, facts, unknowns }) => {
  const analysis = analyse(flow, facts);
  const isAssumed = (rule: string) => rule === 'ha/unlisted-jetstream-version' && analysis.assumptions.some(({ code }) => code === 'controller');
  const kinds = unknowns.filter(({ rule }) => !isAssumed(rule.id)).flatMap(({ object }) => groupsOf(analysis, object).map(({ verdicts }) => verdicts.get('none')!.kind));
  expect(kinds.filter(kind => !['unknown', 'stops', 'loses'].includes(kind))).toEqual([]);
});

test('case 18: without the topics in Kafka that a condition needs, the report says what check says', () => {
  const { groups: [{ verdicts }] } = analyse(flowOf(fieldCase('18-kafka-and-condition')), { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11' });
  expect(verdicts.get('none')).toMatchObject({
    kind: 'unknown',
    missing: [{
      code: 'rule',
      rule: 'ha/condition-forgets-events',
      message: 'whether the trigger "t", which waits for several events, ever runs',
      needs: 'the topics ci-default-run-trigger and ci-default-run-action in Kafka: create them, or let the brokers create topics (auto.create.topics.enable)',
    }],
  });
});
