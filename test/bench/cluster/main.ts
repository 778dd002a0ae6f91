import { measure, Result, Running, start, stop } from './bench-flow';
import { FORMS } from './form';
import { overRounds, ratios } from './rounds';
import { policyObjects, removePolicyObjects } from '../../cluster/support/admission';
import { apply } from '../../cluster/support/apply';
import { sleep } from '../../cluster/support/eventually';
import { get } from '../../cluster/support/kubectl';
import { hasCluster } from '../../cluster/support/on-cluster';
import { OPT_IN } from '../../cluster/support/opt-in';
import { testName } from '../../cluster/support/test-run';

/**
 * What high availability costs while nothing fails. The usual guide, or the first form that was chosen, runs beside each other form in turn, and the two
 * take the loads in turn, since the speed of a machine changes within minutes. Arguments are words of the names of forms; without any, all forms run.
 * BENCH_SECONDS of each load, default 10. BENCH_ROUNDS, default 3.
 */
const CONNECTIONS = [1, 8, 32];
const [NAMESPACE, BASE] = [testName('bench'), testName('bench-base')];
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

async function main(): Promise<void> {
  if (!hasCluster) throw new Error(`${OPT_IN} is not set. Set it to the current context of kubectl, to a cluster with Argo Events`);
  const wanted = process.argv.slice(2);
  const [base, ...others] = FORMS.filter(({ name }) => wanted.length === 0 || wanted.some(part => name.includes(part)));
  if (base === undefined) throw new Error(`no form has ${wanted.map(part => `"${part}"`).join(' or ')} in its name. Forms: ${FORMS.map(({ name }) => name).join('; ')}`);
  apply(policyObjects(NAMESPACE));
  await sleep(5);
  const { items: nodes } = get('nodes');
  console.log(`Kubernetes ${nodes[0].status.nodeInfo.kubeletVersion}, ${nodes.length} nodes, ${seconds} s a load, medians of ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log('| form | connections | accepted/s | times | refused | p50 ms | p99 ms | delivered/s | times | not delivered | pods | CPU ms an event | memory MiB |');
  console.log('|---|---|---|---|---|---|---|---|---|---|---|---|---|');
  try {
    const first = await start(base, BASE);
    if (others.length === 0) print(base.name, (await takeTurns([first]))[0]);
    for (const other of others) {
      const second = await start(other, NAMESPACE);
      const [of, than] = await takeTurns([second, first]);
      print(base.name, than);
      print(other.name, of, than);
      stop(NAMESPACE);
    }
  } finally {
    for (const namespace of [NAMESPACE, BASE]) stop(namespace);
    removePolicyObjects(NAMESPACE);
  }
}

async function takeTurns(forms: readonly Running[]): Promise<Result[][]> {
  const results: Result[][] = forms.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, form] of forms.entries()) results[index].push(await measure(form, CONNECTIONS, seconds));
  }
  return results;
}

function print(name: string, results: readonly Result[], others: readonly Result[] = results): void {
  const times = ratios(results, others);
  const { loads, pods, cpu, memory } = overRounds(results);
  loads.forEach(({ connections, accepted, refused, p50, p99, delivered, missing }, index) => {
    const form = index === 0 ? [pods, cpu.toFixed(1), memory.toFixed(0)] : ['', '', ''];
    console.log(`| ${[
      index === 0 ? name : '', connections, accepted.toFixed(0), times[index].accepted.toFixed(2), refused, p50.toFixed(1), p99.toFixed(1),
      delivered.toFixed(0), times[index].delivered.toFixed(2), missing, ...form,
    ].join(' | ')} |`);
  });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
