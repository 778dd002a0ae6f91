import { flowsOnOneBus, ScaleCounts } from './scale-flows';
import { hasArgoEvents, NO_ARGO_EVENTS } from '../../cluster/support/argo-events';
import { get } from '../../cluster/support/kubectl';
import { testName } from '../../cluster/support/test-run';

/** Counts what flows do while no event comes, beside what the formulas say (docs/scale.md). Arguments: numbers of flows, default 5 10 20. */
const counts = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
  if (!hasArgoEvents) throw new Error(NO_ARGO_EVENTS);
  if (counts.some(count => !Number.isInteger(count) || count < 1)) throw new Error(`numbers of flows: got ${process.argv.slice(2).join(' ')}. Allowed: whole numbers of at least 1`);
  console.log(`Kubernetes ${get('nodes').items[0].status.nodeInfo.kubeletVersion}, ${get('nodes').items.length} nodes, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log('| flows | what | counted | formula |\n|---|---|---|---|');
  await flowsOnOneBus(testName('scale'), counts.length > 0 ? counts : [5, 10, 20], (flows, { counted, formula }) => {
    for (const what of Object.keys(counted) as (keyof ScaleCounts)[]) console.log(`| ${[flows, what, round(counted[what]), round(formula[what])].join(' | ')} |`);
  });
}

const round = (value: number | undefined) => value === undefined ? '' : String(Number(value.toFixed(1)));

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
