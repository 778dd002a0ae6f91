import { DrillParts } from './drill-parts';
import { planLines } from './plan';
import { predict } from './prediction';
import { loadManifests } from '../../manifests/load-manifests';
import { Json } from '../../values/json-values';
import { AlertsAsked } from '../alerts/fault-alerts-seen';
import { Canary } from '../canary/canary';
import { clear, prepareNamespace, assertNamesFree } from '../canary/canary-deployment';
import { chooseCanary } from '../canary/choose-canary';
import { Interrupted } from '../cluster/clock';
import { DrillState, runFaults } from '../faults/run-faults';
import { UndoStack } from '../faults/undo-stack';
import { readClusterFacts } from '../observe/cluster-facts';
import { DrillReport } from '../report-model/drill-report';

/** What a drill would do, without touching anything. */
export async function dryRun({ cluster, options }: DrillParts): Promise<string[]> {
  const { namespace, temporary } = options;
  await prepareNamespace(cluster, namespace, temporary, false);
  const canary = await chooseCanary(cluster, options);
  if (!temporary) await assertNamesFree(cluster, canary);
  const found = await readClusterFacts(cluster, options.namespace, options.facts, temporary);
  const planned = loadManifests([{ file: 'canary', text: JSON.stringify(canary.objects.map(object => inNamespace(object, namespace))) }]).objects;
  return planLines(options, predict({ ...found, objects: [...found.objects, ...planned] }, canary.names));
}

/** Carries out the drill, and leaves everything as it was, whatever happens. */
export async function drill(parts: DrillParts): Promise<DrillReport> {
  const { cluster, clock, options, prometheus, progress: { say } } = parts;
  const { namespace, temporary } = options;
  const started = clock.now();
  const restore = new UndoStack(say);
  const alerts: AlertsAsked = prometheus === undefined ? { code: 'not-asked' } : { code: 'ended-before', prometheus: prometheus.url };
  const findings: DrillState = { faults: [], facts: options.facts, images: [], assumptions: [], alerts };
  let stopped: string | undefined;
  let notRestored: readonly string[] = [];
  let canary: Canary | undefined;
  try {
    // one that does not answer is told before the first fault
    await prometheus?.rules();
    await prepareNamespace(cluster, namespace, temporary, false);
    canary = await chooseCanary(cluster, options);
    const deployed = canary;
    if (!temporary) await assertNamesFree(cluster, canary);
    restore.push('remove what the drill made', () => clear({ cluster, namespace, canary: deployed, temporary, say }));
    await prepareNamespace(cluster, namespace, temporary, true);
    stopped = await runFaults(parts, deployed, restore, findings);
  } catch (error) {
    // before anything was done there is nothing to report
    if (findings.total === undefined && !(error instanceof Interrupted)) throw error;
    stopped = (error as Error).message;
  } finally {
    if (restore.depth > 0) say('restoring');
    notRestored = await restore.unwindTo(0);
  }
  return {
    ...findings,
    ...stopped !== undefined && { stopped },
    notRestored,
    started: new Date(started).toISOString(),
    ended: new Date(clock.now()).toISOString(),
    namespace,
    flow: canary?.names ?? { source: '', bus: options.bus, sensor: '' },
    rate: options.rate,
  };
}

function inNamespace(object: Json, namespace: string): Json {
  return { ...object, metadata: { ...object.metadata as Json, namespace } };
}
