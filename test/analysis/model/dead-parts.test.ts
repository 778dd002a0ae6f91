import { failsAtRest } from '../../../src/analysis/survival-target';
import { pathName } from '../../../src/words/flow-names';
import { analyseYaml } from '../manifests';

const FACTS = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

/** Two EventSources, and a Sensor with these dependencies and triggers. */
function flow(dependencies: string, triggers: string): string {
  const source = (name: string, events: string) => `---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: ${name}, namespace: shop }
spec: { replicas: 3, webhook: { ${events} } }
`;
  const webhook = (name: string, method = 'POST') => `${name}: { port: "12000", endpoint: /${name}, method: ${method} }`;
  return `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 10Gi } } }
${source('a', `${webhook('good')}, ${webhook('refused', 'PUT')}`)}${source('b', webhook('good'))}---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: s, namespace: shop }
spec: { replicas: 3, dependencies: [${dependencies}], triggers: [${triggers}] }
`;
}

const dependency = (name: string, source: string, event = 'good') => `{ name: ${name}, eventSourceName: ${source}, eventName: ${event} }`;
const trigger = (name: string, conditions?: string) => `{ template: { name: ${name}, ${conditions === undefined ? '' : `conditions: ${conditions},`} log: {} }, atLeastOnce: true }`;
const answers = (text: string) => Object.fromEntries(analyseYaml(text, FACTS).groups.flatMap(group => group.paths.map(path => [pathName(path), failsAtRest(group) ? 'dead' : 'alive'])));

test('one event that is refused is a flow of its own, and the others deliver', () => {
  expect(answers(flow(`${dependency('x', 'a')}, ${dependency('y', 'a', 'refused')}`, `${trigger('t', 'x')}, ${trigger('u', 'y')}`))).toMatchObject({
    'a → default → s (shop)': 'alive', 'a → default → s, event refused (shop)': 'dead',
  });
});

test('one trigger that never runs is a flow of its own', () => {
  expect(answers(flow(dependency('x', 'a'), `${trigger('t', 'x')}, ${trigger('u', 'x && nothing')}`))).toMatchObject({
    'a → default → s (shop)': 'alive', 'a → default → s, trigger u (shop)': 'dead',
  });
});

test('a trigger that joins a dead event with others is dead for all of them', () => {
  const dependencies = `${dependency('x', 'a', 'refused')}, ${dependency('y', 'b')}`;
  expect(answers(flow(dependencies, trigger('t')))).toMatchObject({ 'a → default → s (shop)': 'dead', 'b → default → s (shop)': 'dead' });
  expect(answers(flow(dependencies, trigger('t', 'x || y')))).toMatchObject({ 'a → default → s (shop)': 'dead', 'b → default → s (shop)': 'alive' });
});

test('a Sensor without dependencies is a flow that delivers nothing', () => {
  expect(answers(flow('', trigger('t')))).toMatchObject({ 'no EventSource → default → s (shop)': 'dead' });
});
