import { FaultTools } from './fault';
import { Choose } from './targets';
import { jetStreamSupport } from '../../argo-events/catalog/jetstream-support';
import { MAIN_CONTAINER } from '../../argo-events/catalog/labels';
import { compareVersions } from '../../argo-events/catalog/versions';
import { BUS_LABEL } from '../../contract/bus-label';
import { SERVER_CONTAINER } from '../../resources/jetstream/names';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { liveFlow, LiveWorkload } from '../cluster/live-pods';
import { notRolledOut } from '../observe/health';
import { DrillOptions } from '../run/options';

const LOOK_EVERY_SECONDS = 5;
/** Until the controller has seen that the way back was asked for. */
const CONTROLLER_SEES_SECONDS = 10;
/** The tag begins with the version; what follows it, such as `-alpine`, is kept. */
const IMAGE = /^(.*:)(\d+\.\d+\.\d+)([^@]*)$/;

/** The bus, from which version to which, and whether it comes back. */
export const busToUpgrade: Choose = ({ workloads }, options) => {
  const set = workloads.find(({ part }) => part === 'bus');
  if (set === undefined) return { unknown: 'the bus has no servers here' };
  const present = IMAGE.exec(imageOf(set) ?? '')?.[2];
  if (present === undefined) return { unknown: `the image of the servers names no version: ${imageOf(set)}` };
  const why = reasonNotTo(options, present, isOwn(set));
  if (why !== undefined) return { unknown: why };
  return { text: `${set.name} from ${present} to ${options.upgradeTo}, ${hasWayBack(present, options.upgradeTo!) ? 'and back' : 'where it stays'}`, pods: [], nodes: [] };
};

function reasonNotTo({ upgradeTo: target = '', facts, temporary, allowDisruption }: DrillOptions, present: string, own: boolean): string | undefined {
  if (compareVersions(present, target) >= 0) return `the servers run ${present} already. --upgrade-to takes a later version`;
  const support = own ? 'listed' : jetStreamSupport(target, facts).kind;
  if (support === 'unlisted') return `the controller lists no JetStream version ${target}`;
  if (support !== 'listed') return `it is not known whether the controller lists JetStream version ${target}: --argo-events-version, --controller-configuration or --chart-version tell it`;
  return hasWayBack(present, target) || temporary || allowDisruption ? undefined
    : `NATS supports no way back from ${target} to ${present}, so the bus would stay there; --allow-disruption still runs the fault`;
}

/** Versions of one line, such as 2.14, read the stores of each other. */
function hasWayBack(from: string, to: string): boolean {
  const line = (version: string) => version.split('.').slice(0, 2).join('.');
  return line(from) === line(to);
}

/** Changes the version as a user does: that of a native bus in the EventBus, that of own servers in their StatefulSet. */
export async function upgradeBus(_: unknown, tools: FaultTools): Promise<void> {
  const { cluster, names, options: { upgradeTo }, restore, pause } = tools;
  const set = await busOf(tools);
  const before = imageOf(set) ?? '';
  const [, name, present, rest] = IMAGE.exec(before)!;
  const bus = await cluster.get('eventbus.argoproj.io', names.bus);
  const former = asString(at(bus, 'spec', 'jetstream', 'version'));
  const change = (version: string, ofBus = version) => isOwn(set)
    ? cluster.patch('statefulsets.apps', set.name, { spec: { template: { spec: { containers: containersWith(set, `${name}${version}${rest}`) } } } })
    : cluster.patch('eventbus.argoproj.io', names.bus, { spec: { jetstream: { version: ofBus } } });
  if (hasWayBack(present, upgradeTo!)) {
    restore.push(`bring the bus back to ${present}`, async () => {
      await change(present, former);
      // the end of the drill does not wait
      await pause(CONTROLLER_SEES_SECONDS).catch(() => undefined);
    });
  }
  await change(upgradeTo!);
  await rolledOut(tools, before);
}

async function rolledOut(tools: FaultTools, before: string): Promise<void> {
  for (let waited = 0; ; waited += LOOK_EVERY_SECONDS) {
    const set = await busOf(tools);
    const left = imageOf(set) === before ? [`${set.name} still has the image ${before}`] : notRolledOut(set.manifest);
    if (left.length === 0) return;
    if (waited >= tools.options.recoveryTimeoutSeconds) throw new Error(`the upgrade does not end: after ${waited} s ${left.join('; ')}`);
    await tools.pause(LOOK_EVERY_SECONDS);
  }
}

async function busOf({ cluster, names }: FaultTools): Promise<LiveWorkload> {
  return (await liveFlow(cluster, names)).workloads.find(({ part }) => part === 'bus')!;
}

function isOwn({ manifest }: LiveWorkload): boolean {
  return at(manifest, 'spec', 'template', 'metadata', 'labels', BUS_LABEL) !== undefined;
}

function imageOf(set: LiveWorkload): string | undefined {
  return asString(serverOf(set)?.image);
}

function serverOf(set: LiveWorkload): Json | undefined {
  return containersOf(set).find(({ name }) => name === (isOwn(set) ? SERVER_CONTAINER : MAIN_CONTAINER));
}

/** A merge patch takes the list of containers as one. */
function containersWith(set: LiveWorkload, image: string): Json[] {
  return containersOf(set).map(container => container === serverOf(set) ? { ...container, image } : container);
}

function containersOf({ manifest }: LiveWorkload): Json[] {
  return (asArray(at(manifest, 'spec', 'template', 'spec', 'containers')) ?? []).map(asRecord).filter(container => container !== undefined);
}
