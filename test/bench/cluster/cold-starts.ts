import { apply } from '../../cluster/support/apply';
import { sleep } from '../../cluster/support/eventually';
import { get } from '../../cluster/support/kubectl';
import { deleteNamespace, freshNamespace } from '../../cluster/support/namespaces';
import { hasCluster } from '../../cluster/support/on-cluster';
import { OPT_IN } from '../../cluster/support/opt-in';
import { OwnBus } from '../../cluster/support/own-bus';
import { testName } from '../../cluster/support/test-run';

/**
 * How long own servers take from the first apply until all are Ready and in one meta group, and how often two of them form a group without the third.
 * Arguments: versions of NATS. COLD_STARTS of each version, default 30, one after the other. Each start
 * takes three volumes.
 */
const VERSIONS = ['2.10.29', '2.14.10', '2.15.3'];
const starts = Number(process.env.COLD_STARTS ?? 30);
const LIMIT = 300;

interface ColdStart {
  /** Infinity when it was not complete within the limit. */
  readonly seconds: number;
  /** Servers told of a meta group of two. */
  readonly two: boolean;
}

async function coldStart(bus: OwnBus, version: string): Promise<ColdStart> {
  freshNamespace(bus.namespace);
  const start = Date.now();
  let two = false;
  try {
    apply(bus.objects({ version }), bus.namespace);
    for (;;) {
      const sizes = bus.pods.map(pod => bus.monitor(pod, '/jsz')?.meta_cluster?.cluster_size);
      two ||= sizes.filter(size => size === 2).length >= 2;
      const { readyReplicas = 0 } = get('statefulset', 'eventbus-default', '-n', bus.namespace).status ?? {};
      const seconds = (Date.now() - start) / 1000;
      if (sizes.every(size => size === bus.servers) && readyReplicas === bus.servers) return { seconds, two };
      if (seconds > LIMIT) return { seconds: Infinity, two };
      await sleep(1);
    }
  } finally {
    deleteNamespace(bus.namespace);
  }
}

async function main(): Promise<void> {
  if (!hasCluster) throw new Error(`${OPT_IN} is not set. Set it to the current context of kubectl`);
  const versions = process.argv.length > 2 ? process.argv.slice(2) : VERSIONS;
  console.log(`Kubernetes ${get('nodes').items[0].status.nodeInfo.kubeletVersion}, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log('| NATS | starts | complete within 90 s | median s | longest s | meta group of two seen |');
  console.log('|---|---|---|---|---|---|');
  for (const version of versions) {
    const found: ColdStart[] = [];
    const bus = new OwnBus(testName(`cold-${version.replaceAll('.', '-')}`));
    while (found.length < starts) found.push(await coldStart(bus, version));
    const seconds = found.map(each => each.seconds).sort((a, b) => a - b);
    const within = seconds.filter(each => each <= 90).length;
    const [median, longest] = [seconds[Math.floor(seconds.length / 2)], seconds[seconds.length - 1]].map(each => each.toFixed(0));
    console.log(`| ${version} | ${found.length} | ${within} | ${median} | ${longest} | ${found.filter(({ two }) => two).length} |`);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
