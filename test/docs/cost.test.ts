import { readFileSync } from 'fs';
import { join } from 'path';
import { FailureDomain } from '../../src';
import { costOf } from '../../src/cost/cost';
import { readPrices } from '../../src/cost/prices';
import { QUANTITIES } from '../../src/cost/sums';
import { withoutHa } from '../../src/cost/without-ha';
import { Flow } from '../../src/flow/flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { formatAmount, QUANTITY_TITLES } from '../../src/words/amounts';
import { quickstartAt } from '../cost/quickstart';
import { snippets } from '../support/readme';

const text = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');

const row = (title: string, flow: Flow) => {
  const { total: { always } } = costOf(flow, resolveFacts(flow, { nodes: 6 }));
  return `| ${title} | ${QUANTITIES.map(quantity => formatAmount(quantity, always[quantity])).join(' | ')} |`;
};

const TABLE = [
  `| quickstart, six nodes | ${QUANTITIES.map(quantity => QUANTITY_TITLES[quantity]).join(' | ')} |`,
  '|---|---|---|---|---|---|',
  row('without HA', withoutHa(quickstartAt(FailureDomain.ZONE))),
  ...[FailureDomain.POD, FailureDomain.NODE, FailureDomain.ZONE].map(level => row(`survives ${level.toLowerCase()}`, quickstartAt(level))),
].join('\n');

test.each(['README.md', 'docs/cost.md'])('%s has the cost of the quickstart for each failure domain', file => {
  expect(text(file)).toContain(`${TABLE}\n`);
});

test('the price file of docs/cost.md can be read', () => {
  const [prices] = snippets('docs/cost.md', 'yaml');
  expect(readPrices('prices.yaml', prices)).toEqual({ currency: 'EUR', per: 'month', prices: { cpu: 20, memory: 3, storage: 0.1 } });
});
