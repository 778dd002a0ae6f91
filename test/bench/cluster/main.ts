import { benchFlow, Result } from './bench-flow';
import { FORMS } from './form';
import { policyObjects, removePolicyObjects } from '../../cluster/support/admission';
import { apply } from '../../cluster/support/apply';
import { sleep } from '../../cluster/support/eventually';
import { get } from '../../cluster/support/kubectl';
import { hasCluster } from '../../cluster/support/on-cluster';
import { OPT_IN } from '../../cluster/support/opt-in';
import { testName } from '../../cluster/support/test-run';

/**
 * What high availability costs while nothing fails: each form of the same flow in turn, on a cluster with Argo Events. Arguments are words of the names of
 * forms; without any, all forms run. BENCH_SECONDS of each load, default 10.
 */
const CONNECTIONS = [1, 8, 32];
const NAMESPACE = testName('bench');
const seconds = Number(process.env.BENCH_SECONDS ?? 10);

async function main(): Promise<void> {
  if (!hasCluster) throw new Error(`${OPT_IN} is not set. Set it to the current context of kubectl, to a cluster with Argo Events`);
  const wanted = process.argv.slice(2);
  const forms = FORMS.filter(({ name }) => wanted.length === 0 || wanted.some(part => name.includes(part)));
  if (forms.length === 0) throw new Error(`no form has ${wanted.map(part => `"${part}"`).join(' or ')} in its name. Forms: ${FORMS.map(({ name }) => name).join('; ')}`);
  apply(policyObjects(NAMESPACE));
  await sleep(5);
  console.log(`Kubernetes ${get('nodes').items[0].status.nodeInfo.kubeletVersion}, ${get('nodes').items.length} nodes, ${seconds} s a load, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log('| form | connections | accepted/s | refused | p50 ms | p99 ms | delivered/s | not delivered | pods | CPU ms an event | memory MiB |');
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  try {
    for (const form of forms) rows(form.name, await benchFlow(form, NAMESPACE, CONNECTIONS, seconds)).forEach(row => console.log(row));
  } finally {
    removePolicyObjects(NAMESPACE);
  }
}

function rows(name: string, { loads, pods, cpu, memory }: Result): string[] {
  return loads.map(({ connections, accepted, refused, p50, p99, delivered, missing }, index) => {
    const form = index === 0 ? [pods, cpu.toFixed(1), memory.toFixed(0)] : ['', '', ''];
    return `| ${[index === 0 ? name : '', connections, accepted.toFixed(0), refused, p50.toFixed(1), p99.toFixed(1), delivered.toFixed(0), missing, ...form].join(' | ')} |`;
  });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
