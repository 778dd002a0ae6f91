import { quickstartAt } from './quickstart';
import { flowAtLevel } from '../../src/adopt/flow-at-level';
import { FailureDomain } from '../../src/contract/failure-domain';
import { costOf } from '../../src/cost/cost';
import { QUANTITIES } from '../../src/cost/sums';
import { undecided, withoutHa } from '../../src/cost/without-ha';
import { Flow } from '../../src/flow/flow';
import { loadFiles } from '../../src/flow/load-flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { FIELD_CASES } from '../lint/support/field-cases';

const total = (flow: Flow) => costOf(flow, resolveFacts(flow, {})).total;

const LEVELS = [FailureDomain.POD, FailureDomain.NODE, FailureDomain.ZONE];

describe.each(LEVELS)('the quickstart that survives %s', survives => {
  const flow = quickstartAt(survives);

  test.each(LEVELS)('requests at level %s what its constructs request there', level => {
    expect(total(flowAtLevel(undecided(flow), level, {}))).toEqual(total(quickstartAt(level)));
  });

  test('has one server and one pod each without HA, and the same requests', () => {
    expect(total(withoutHa(flow))).toMatchObject({
      always: { pods: { known: 3 }, cpu: { known: 0.37 }, memory: { known: 1344 * 2 ** 20 }, volumes: { known: 20 * 2 ** 30 } },
      // credentials and certificate of the servers
      jobs: { pods: { known: 1 } },
    });
  });
});

test.each(FIELD_CASES)('$name requests no more without HA than with it, and no less for a zone', ({ text }) => {
  const { flow } = loadFiles([{ file: 'm.yaml', text }]);
  const [given, bare] = [total(flow).always, total(withoutHa(flow)).always];
  const told = QUANTITIES.filter(each => given[each].gaps.length === 0);
  for (const quantity of told) expect(bare[quantity].known).toBeLessThanOrEqual(given[quantity].known);
  expect(total(flowAtLevel(undecided(flow), FailureDomain.ZONE, {})).always.pods.known).toBeGreaterThanOrEqual(bare.pods.known);
});
