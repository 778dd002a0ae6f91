import { readArguments } from '../../src/cli/arguments';
import { FACT_OPTIONS, factsOf } from '../../src/cli/fact-options';

const facts = (...args: string[]) => factsOf(readArguments(args, FACT_OPTIONS));

test.each([
  [['--zones', '3'], { zones: 3 }],
  [['--argo-events-version', 'v1.9.11', '--controller-configuration', 'helm'], { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'helm' }],
  [['--controller-config', 'manifest'], { controllerConfiguration: 'manifest' }],
  [['--controller-config=manifest', '--controller-configuration=helm'], { controllerConfiguration: 'helm' }],
  [['--chart-version', '2.4.25'], { chartVersion: '2.4.25' }],
  [['--jetstream-version', '2.10.29', '--jetstream-version', '2.12.12'], { jetStreamVersions: ['2.10.29', '2.12.12'] }],
  [['--no-pod-policy', '--controller-replicas', '2', '--image-pull-policy', 'Always'], { podPolicy: false, controllerReplicas: 2, imagePullPolicy: 'Always' }],
  [[], {}],
])('%j is read as %j', (args, expected) => {
  expect(facts(...args)).toEqual(expected);
});

test.each([
  [['--chart-version', 'newest'], 'the command line: chartVersion is "newest". Allowed: the version of the chart argo-events as text, 2.4.25'],
  [['--chart-version', '2.4.25', '--controller-config', 'manifest'], 'the command line: chartVersion is 2.4.25, and controllerConfiguration is manifest.'],
  [['--zones', 'three'], 'the command line: zones is "three". Allowed: a number of at least 1'],
])('%j is refused', (args, message) => {
  expect(() => facts(...args)).toThrow(message);
});
