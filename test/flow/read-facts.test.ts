import { readFacts } from '../../src/flow/read-facts';

test.each([
  ['the former name of a fact', { controllerConfig: 'helm' }, { controllerConfiguration: 'helm' }],
  ['a chart', { chartVersion: '2.4.25' }, { chartVersion: '2.4.25' }],
  ['a chart as its label has it', { chartVersion: 'argo-events-2.4.25' }, { chartVersion: '2.4.25' }],
  ['a chart beside helm', { chartVersion: '2.4.25', controllerConfiguration: 'helm' }, { chartVersion: '2.4.25', controllerConfiguration: 'helm' }],
])('%s is read', (_, given, facts) => {
  expect(readFacts(given, 'here')).toEqual(facts);
});

test.each([
  [{ chartVersion: 'latest' }, 'here: chartVersion is "latest". Allowed: the version of the chart argo-events as text, 2.4.25'],
  [{ chartVersion: 2.4 }, 'here: chartVersion is 2.4. Allowed: the version of the chart argo-events as text, 2.4.25'],
  [{ chartVersions: '2.4.25' }, 'here: there is no fact "chartVersions". Did you mean chartVersion?'],
  [{ argoEventsVersion: 'stable' }, 'here: argoEventsVersion is "stable". Allowed: a version as text, v1.9.11'],
  [{ controllerConfiguration: 'kustomize' }, 'here: controllerConfiguration is "kustomize". Allowed: manifest or helm'],
  [{ controllerConfig: 'kustomize' }, 'here: controllerConfig is "kustomize". Allowed: manifest or helm'],
  [{ controllerConfig: 'helm', controllerConfiguration: 'helm' }, 'here: controllerConfig and controllerConfiguration are the same fact. Allowed: one of them'],
  [{ chartVersion: '2.4.25', controllerConfiguration: 'manifest' },
    'here: chartVersion is 2.4.25, and controllerConfiguration is manifest. Allowed: chartVersion with helm, or without controllerConfiguration'],
])('%j is refused', (given, message) => {
  expect(() => readFacts(given, 'here')).toThrow(message);
});
