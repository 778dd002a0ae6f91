import { buildFlow } from '../../src/flow/build-flow';
import { check } from '../../src/lint/engine/check';
import { NO_CONFIG } from '../../src/lint/engine/config';
import { RULES } from '../../src/lint/rules';
import { loadManifests } from '../../src/manifests/load-manifests';
import { exampleNames, synthExample } from '../support/example';

const FACTS = { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', kubernetesVersion: '1.36', podPolicy: true, zones: 3, nodes: 6 } as const;

/** What an example shows although a rule warns of it, with the reason. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'many-sources': ['ha/unsafe-event-type amqp events that are in flight are lost when the active pod ends'], // it shows every kind of source
};

test.each(exampleNames())('the check has nothing against the example %s, and nothing in it is unknown', name => {
  const files = Object.entries(synthExample(name)).map(([file, text]) => ({ file, text }));
  const { objects, problems, passedOver } = loadManifests(files);
  const config = { ...NO_CONFIG, facts: FACTS };
  const { report } = check({ flow: buildFlow(objects), rules: RULES, config, baseline: new Map(), passedOver, problems });
  expect(report.findings.map(({ rule, what }) => `${rule} ${what}`)).toEqual(ACCEPTED[name] ?? []);
  expect(report.unknowns).toEqual([]);
  expect(report.problems).toEqual([]);
});
