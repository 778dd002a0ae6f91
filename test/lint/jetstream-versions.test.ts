import * as fc from 'fast-check';
import { checkText } from './support/check-text';
import { flowOf } from './support/flow-of';
import { analyse } from '../../src/analysis/analyse';
import { jetStreamSupport } from '../../src/argo-events/catalog/jetstream-support';
import { recommendedVersion } from '../../src/argo-events/catalog/recommended-version';
import { Facts } from '../../src/flow/facts';
import { factText } from '../../src/words/notes';

const flow = (version: unknown) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: ${JSON.stringify(version)}, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, log: {} } }] }
`;

type Answer = 'listed' | 'unlisted' | `needs ${string}`;

/** What `check` says. */
function checked(version: unknown, facts: Facts): Answer {
  const { findings, unknowns } = checkText(flow(version), facts, { rules: ['ha/unlisted-jetstream-version'] }).report;
  return findings.length > 0 ? 'unlisted' : unknowns.length > 0 ? `needs ${unknowns[0].needs}` : 'listed';
}

/** What `report` says of the flow while nothing fails, and whether that rests on an assumption. */
function reported(version: unknown, facts: Facts): { verdict: string; assumes: boolean; missing: readonly string[] } {
  const { groups: [group], assumptions } = analyse(flowOf(flow(version)), { zones: 3, nodes: 6, ...facts });
  const { kind, missing } = group.verdicts.get('none')!;
  return { verdict: kind, assumes: assumptions.some(({ code }) => code === 'controller'), missing: missing.map(factText) };
}

const ORIGIN = 'argoEventsVersion and controllerConfiguration, or chartVersion';

const TABLE: readonly [Facts, string, Answer][] = [
  [{}, '2.9.11', 'unlisted'],
  [{}, '2.12.12', 'unlisted'],
  [{}, '2.10.10', 'needs argoEventsVersion and controllerConfiguration'],
  [{}, '2.10.29', `needs ${ORIGIN}`],
  [{}, '2.9.16', 'needs argoEventsVersion and controllerConfiguration'],
  [{}, 'latest', 'listed'],
  [{ controllerConfiguration: 'helm' }, '2.10.10', 'listed'],
  [{ controllerConfiguration: 'helm' }, '2.10.29', 'needs chartVersion'],
  [{ controllerConfiguration: 'helm' }, '2.9.11', 'unlisted'],
  [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.11' }, '2.10.10', 'listed'],
  [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.11' }, '2.10.29', 'needs chartVersion'],
  [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.10' }, '2.10.10', 'listed'],
  [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.10' }, '2.10.29', 'unlisted'],
  [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.2' }, '2.10.10', 'needs chartVersion'],
  [{ controllerConfiguration: 'helm', argoEventsVersion: 'v1.9.12' }, '2.10.29', 'needs chartVersion'],
  [{ controllerConfiguration: 'manifest' }, '2.10.10', 'needs argoEventsVersion'],
  [{ controllerConfiguration: 'manifest' }, '2.10.29', 'needs argoEventsVersion'],
  [{ controllerConfiguration: 'manifest', argoEventsVersion: 'v1.9.11' }, '2.10.29', 'listed'],
  [{ controllerConfiguration: 'manifest', argoEventsVersion: '1.9.11' }, '2.10.10', 'unlisted'],
  [{ controllerConfiguration: 'manifest', argoEventsVersion: 'v1.9.12' }, '2.10.29', 'needs jetStreamVersions'],
  [{ controllerConfiguration: 'manifest', argoEventsVersion: 'v1.10.0' }, '2.14.4', 'needs jetStreamVersions'],
  [{ controllerConfiguration: 'manifest', argoEventsVersion: 'v1.10.0' }, '2.9.11', 'unlisted'],
  [{ argoEventsVersion: 'v1.9.11' }, '2.10.29', 'needs controllerConfiguration, or chartVersion'],
  [{ argoEventsVersion: 'v1.9.11' }, '2.10.10', 'needs controllerConfiguration'],
  [{ argoEventsVersion: 'v1.9.9' }, '2.10.10', 'listed'],
  [{ argoEventsVersion: 'v1.9.9' }, '2.10.29', 'unlisted'],
  [{ chartVersion: '2.4.24' }, '2.10.29', 'unlisted'],
  [{ chartVersion: '2.4.24' }, '2.10.10', 'listed'],
  [{ chartVersion: '2.4.25' }, '2.10.29', 'listed'],
  [{ chartVersion: '2.4.25', argoEventsVersion: 'v1.9.9' }, '2.10.29', 'listed'],
  [{ chartVersion: '2.4.6' }, '2.10.10', 'unlisted'],
  [{ chartVersion: '2.4.99' }, '2.10.29', 'needs jetStreamVersions'],
  [{ chartVersion: '2.4.99' }, '2.9.11', 'unlisted'],
  [{ jetStreamVersions: ['2.12.12'] }, '2.12.12', 'listed'],
  [{ jetStreamVersions: ['2.12.12'], chartVersion: '2.4.25' }, '2.10.29', 'unlisted'],
];

test.each(TABLE)('with the facts %j, check says of version %s: %s', (facts, version, answer) => {
  expect(checked(version, facts)).toBe(answer);
});

/** Without a word on the installation, report takes the install manifests, and says so; the flow has no other fault while nothing fails. */
test.each(TABLE)('with the facts %j, report says of version %s the same: %s', (facts, version, answer) => {
  const { verdict, assumes, missing } = reported(version, facts);
  if (answer === 'unlisted') expect(verdict).toBe('stops');
  else if (answer === 'listed') expect([verdict, assumes]).toEqual(['flows', false]);
  else if (assumes) expect([verdict, facts.controllerConfiguration, facts.chartVersion]).toEqual(['flows', undefined, undefined]);
  else expect([verdict, missing[0]]).toEqual(['unknown', expect.stringContaining(answer.replace(/^needs /, ''))]);
});

const anyFacts = fc.record({
  argoEventsVersion: fc.constantFrom('v1.8.1', 'v1.9.2', 'v1.9.9', 'v1.9.10', 'v1.9.11', 'v1.9.12'),
  controllerConfiguration: fc.constantFrom('manifest', 'helm') as fc.Arbitrary<'manifest' | 'helm'>,
  chartVersion: fc.constantFrom('2.4.6', '2.4.7', '2.4.22', '2.4.24', '2.4.25', '2.4.28'),
  jetStreamVersions: fc.subarray(['latest', '2.9.16', '2.10.10', '2.10.29', '2.12.12']),
}, { requiredKeys: [] });
const anyVersion = fc.constantFrom('latest', '2.8.1-alpine', '2.9.11', '2.9.16', '2.10.10', '2.10.29', '2.12.12', '2.14.4', 'x', '');

test('check and report agree on every version with any facts', () => {
  fc.assert(fc.property(anyFacts, anyVersion, (facts, version) => {
    const answer = checked(version, facts);
    const { verdict, assumes } = reported(version, facts);
    expect(answer === 'unlisted').toBe(verdict === 'stops');
    expect(answer.startsWith('needs')).toBe(verdict === 'unknown' || assumes);
  }), { numRuns: 300 });
});

test('no fix names, and --fix does not write, a version that the same facts forbid', () => {
  fc.assert(fc.property(anyFacts, anyVersion, (facts, version) => {
    const { report: { findings }, fixed } = checkText(flow(version), facts, { rules: ['ha/unlisted-jetstream-version', 'ha/old-nats-server', 'ha/latest-jetstream-version'] });
    const allowed = (named: string) => jetStreamSupport(named, facts).kind !== 'unlisted';
    const written = /version: "?([^",]*)"?,/.exec(fixed)![1];
    if (written !== version) expect(allowed(written)).toBe(true);
    for (const { fix } of findings) {
      const named = /(?:version to|version:|set it to|version, ) (\d+\.\d+\.\d+)/.exec(fix)?.[1];
      if (named !== undefined) expect([named, allowed(named)]).toEqual([named, true]);
    }
  }), { numRuns: 300 });
});

test.each<[Facts, string | undefined]>([
  [{ chartVersion: '2.4.25' }, '2.10.29'],
  [{ chartVersion: '2.4.24' }, undefined],
  [{ argoEventsVersion: 'v1.9.9', controllerConfiguration: 'manifest' }, undefined],
  [{}, '2.10.29'],
  [{ jetStreamVersions: ['2.9.16', '2.12.12', '2.10.29', 'mine'] }, '2.12.12'],
])('with the facts %j, the version to take is %s', (facts, version) => {
  expect(recommendedVersion(facts)?.version).toBe(version);
});
