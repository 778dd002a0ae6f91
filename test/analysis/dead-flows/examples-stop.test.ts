import { parseAllDocuments, stringify } from 'yaml';
import { injectExample } from './inject-example';
import { analyse } from '../../../src/analysis/analyse';
import { notSurvived } from '../../../src/analysis/not-survived';
import { failsAtRest } from '../../../src/analysis/survival-target';
import { FailureDomain } from '../../../src/contract/failure-domain';
import { buildFlow } from '../../../src/flow/build-flow';
import { Facts } from '../../../src/flow/facts';
import { Flow } from '../../../src/flow/flow';
import { standingTargets } from '../../../src/lint/engine/effect-targets';
import { isStanding } from '../../../src/lint/engine/flow-effect';
import { isUnknown, Rule } from '../../../src/lint/engine/rule';
import { runRules } from '../../../src/lint/engine/run-rules';
import { RULES } from '../../../src/lint/rules';
import { loadManifests } from '../../../src/manifests/load-manifests';
import { examplesOf } from '../../lint/support/examples-of';
import { synthNativeExample } from '../../support/example';

const FACTS = { zones: 3, nodes: 6, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;
const HOSTS = ['quickstart', 'many-sources'].map(name => ({
  name, manifests: Object.values(synthNativeExample(name)).flatMap(text => parseAllDocuments(text).map(document => document.toJS())),
}));

const cases = HOSTS.flatMap(({ name, manifests }) => RULES.filter(({ effect }) => isStanding(effect)).flatMap(rule => examplesOf(rule, 'bad')
  .filter(({ live, results }) => !live && results.some(result => !isUnknown(result) && standingTargets({ ...result, rule }).length > 0))
  .map(({ number, yaml, facts }) => ({ id: rule.id, number, name, rule, manifests, yaml, facts }))));

const load = (manifests: readonly object[]) => buildFlow(loadManifests([{ file: 'injected.yaml', text: manifests.map(manifest => stringify(manifest)).join('---\n') }]).objects);
const stops = (rule: Rule, flow: Flow, facts: Facts) => runRules([rule], flow, facts).findings.some(finding => standingTargets(finding).length > 0);

test.each(cases)('$id, bad example $number in $name: the analysis does not say that the flow delivers', ({ rule, manifests, yaml, facts: given }) => {
  const example = parseAllDocuments(yaml, { uniqueKeys: false }).map(document => document.toJS());
  const facts = { ...FACTS, ...given };
  // what is a fault because a field is missing has to replace the others
  const flow = (['merge', 'replace'] as const).map(strategy => load(injectExample(manifests, example, strategy))).find(each => stops(rule, each, facts))!;
  const analysis = analyse(flow, facts);
  expect(notSurvived(analysis, FailureDomain.POD)).not.toEqual([]);
  expect(analysis.groups.some(failsAtRest)).toBe(true);
});

test.each(HOSTS)('$name itself delivers', ({ manifests }) => {
  expect(analyse(load(manifests), FACTS).groups.filter(failsAtRest)).toEqual([]);
});

const live = RULES.filter(({ effect }) => isStanding(effect)).flatMap(rule => examplesOf(rule, 'bad').filter(example => example.live).map(({ number, flow, results }) => ({ id: rule.id, number, rule, flow, results })));

test.each(live.filter(({ rule, results }) => results.some(result => standingTargets({ ...result, rule }).length > 0)))('$id, bad example $number of a running bus: the analysis does not say that the flow delivers', ({ flow }) => {
  expect(analyse(flow, FACTS).groups.some(failsAtRest)).toBe(true);
});
