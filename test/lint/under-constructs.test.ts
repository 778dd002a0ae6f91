import { parseAllDocuments } from 'yaml';
import { checkText } from './support/check-text';
import { constructsOf } from './support/construct-of';
import { withFlow } from './support/with-flow';
import { Facts } from '../../src/flow/facts';
import { Example } from '../../src/lint/engine/rule';
import { RULES } from '../../src/lint/rules';

/** What a user gives as props of the constructs, the rules must not find in their manifests without a word. */

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const parts = (example: Example): { yaml: string; facts?: Facts; before?: string } => typeof example === 'string' ? { yaml: example } : example;
const OURS = ['EventBus', 'EventSource', 'Sensor'];

/** Bad examples of which a custom resource is at fault: not an object that the constructs do not make, and not a change of one. */
const CASES = RULES.flatMap(rule => rule.examples.bad.flatMap((example, index) => {
  const { yaml, facts, before } = parts(example);
  const findings = before === undefined ? checkText(yaml, facts, { rules: [rule.id] }).report.findings : [];
  return findings.some(({ object }) => OURS.includes(object!.kind)) ? [{ id: rule.id, number: index + 1, yaml, facts }] : [];
}));

type Outcome = 'refused' | 'warned' | 'cured' | 'not in the app' | 'emitted in silence';

function outcome(id: string, yaml: string, facts?: Facts): Outcome {
  let made;
  try {
    made = constructsOf(withFlow(id, parseAllDocuments(yaml, { uniqueKeys: false }).map(document => document.toJS())));
  } catch (error) {
    expect((error as Error).message).not.toMatch(/Cannot read|is not a function|undefined \(/);
    return 'refused';
  }
  const text = made.manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n');
  const found = (given?: Facts) => checkText(text, { podPolicy: true, ...given }, { rules: [id] }).report.findings.length > 0;
  if (!found(facts)) return 'cured';
  if (made.warnings.some(warning => warning.startsWith(`${id}: `) || SAID_BY_CONSTRUCTS[id]?.test(warning))) return 'warned';
  // versions and nodes of the cluster, which an app does not hold
  return found() ? 'emitted in silence' : 'not in the app';
}

/** Rules whose warning a construct gives itself, in words of its props. */
const SAID_BY_CONSTRUCTS: Readonly<Record<string, RegExp>> = {
  'ha/bus-pruned': /^metadata\.annotations: .* lets Argo CD delete the bus/,
  'ha/condition-forgets-events': /^the trigger "ship" waits for several events/,
  'ha/unsafe-event-type': /can lose events while its pod is replaced/,
};

test.each(CASES)('with the props of the bad example $number of $id, the constructs refuse, warn or do it right', ({ id, yaml, facts }) => {
  expect(outcome(id, yaml, facts)).not.toBe('emitted in silence');
});

test('only these depend on what the app does not hold', () => {
  const dependent = CASES.filter(({ facts }) => facts !== undefined).filter(({ id, yaml, facts }) => outcome(id, yaml, facts) === 'not in the app');
  expect(dependent.map(({ id, number }) => `${id} ${number}`).sort()).toEqual([
    'ha/bus-pending 2', // nodes
    'ha/dropped-field 3', // argoEventsVersion
    'ha/kubernetes-too-old 2', // kubernetesVersion
    'ha/old-argo-events 2', // argoEventsVersion
    'ha/old-argo-events 3',
    'ha/old-nats-server 2', // chartVersion
    'ha/pod-policy-missing 1', // podPolicy
    'ha/rollout-deadlock 2', // nodes
    'ha/unlisted-jetstream-version 2', // chartVersion
  ]);
});

const NO_STREAMING = 'the constructs make no NATS Streaming bus';

/** Good examples whose point cannot be a prop of a construct. */
const NO_PROP: Readonly<Record<string, string>> = {
  'ha/duplicate-streaming-dependency': NO_STREAMING,
  'ha/exotic-single-replica': 'a bus that is reached by its address is a reference to a construct',
  'ha/kafka-topic-missing': 'a Kafka bus is a reference to a construct',
  'ha/shared-exotic-stream': 'a bus that is reached by its address is a reference to a construct',
  'ha/invalid-exotic-url': 'a bus that is reached by its address is a reference to a construct',
  'ha/unknown-bus-port': 'a bus that is reached by its address is a reference to a construct',
  'ha/own-servers-access': 'a bus that is reached by its address is a reference to a construct',
  'ha/node-guard-missing': 'a bus that is reached by its address is a reference to a construct',
  'ha/ignored-streaming-replicas': NO_STREAMING,
  'ha/invalid-streaming-setting': NO_STREAMING,
  'ha/duplicate-object': 'cdk8s gives every object a name of its own',
  'ha/unsafe-retention': 'the constructs write retention 0 themselves',
  'ha/shared-streaming-limit': NO_STREAMING,
};

/** A refusal of the bad example means something only where the good one is taken. */
test.each([...new Set(CASES.map(({ id }) => id))].filter(id => NO_PROP[id] === undefined))('the constructs take a good example of %s', id => {
  const examples = RULES.find(rule => rule.id === id)!.examples.good.map(parts).filter(({ before }) => before === undefined);
  const refusals = examples.flatMap(({ yaml }) => {
    try {
      constructsOf(withFlow(id, parseAllDocuments(yaml).map(document => document.toJS())));
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  expect(refusals.length < examples.length ? [] : refusals).toEqual([]);
});
