import { asString, at } from '../../values/json-values';
import { LivePod } from '../cluster/live-pods';
import { Snapshot } from '../observe/snapshot';
import { DrillOptions } from '../run/options';

/** The target of a fault, or why none can be chosen. */
export type Target = Chosen | { readonly unknown: string };

export interface Chosen {
  /** For people: the name and the role. */
  readonly text: string;
  readonly pods: readonly LivePod[];
  /** Nodes that the fault takes away or empties. */
  readonly nodes: readonly string[];
}

export type Choose = (snapshot: Snapshot, options: DrillOptions) => Target;

export const streamLeader: Choose = ({ streamLeader: pod }) => one(pod, 'leads the stream', 'no server leads the stream');

export const bucketLeader: Choose = ({ bucketLeader: pod }) => one(pod, 'leads the Sensor\'s bucket', 'no server leads the Sensor\'s bucket');

export const activeSensor: Choose = ({ activeSensor: pod }) =>
  one(pod, 'is the active Sensor', 'deliveries come from the address of no Sensor pod, and no pod counts actions on its metrics port');

/** All of them take events; the one with the most to lose is on the node that leads the stream. */
export const sourcePod: Choose = ({ pods, streamLeader: leader }) => {
  const sources = pods.filter(({ part, ready }) => part === 'source' && ready);
  return one(sources.find(({ node }) => node === leader?.node) ?? sources[0], 'takes events', 'no EventSource pod is Ready');
};

/** The node whose loss hurts most. */
export const worstNode: Choose = snapshot => {
  const nodes = [...new Set(snapshot.pods.flatMap(({ node }) => node ?? []))];
  const worst = mostHurt(nodes, node => harm(snapshot, pod => pod.node === node));
  return worst === undefined ? { unknown: 'no pod of the flow runs on a node' } : chosen(snapshot, [worst], worst);
};

/** The zone whose loss hurts most. */
export const worstZone: Choose = snapshot => {
  const zones = [...new Set(snapshot.nodes.flatMap(({ zone }) => zone ?? []))];
  if (zones.length < 2) return { unknown: zones.length === 0 ? 'no node has a zone, or the nodes may not be read' : `all nodes are in the zone ${zones[0]}` };
  const nodesIn = (zone: string) => snapshot.nodes.filter(node => node.zone === zone).map(({ name }) => name);
  const worst = mostHurt(zones, zone => harm(snapshot, ({ node }) => node !== undefined && nodesIn(zone).includes(node)))!;
  return chosen(snapshot, nodesIn(worst), `zone ${worst}: ${nodesIn(worst).join(', ')}`);
};

/** The node that leads the stream, whose drain moves the most. */
export const nodeOfStreamLeader: Choose = snapshot => {
  const node = snapshot.streamLeader?.node;
  return node === undefined ? { unknown: 'no server leads the stream' } : chosen(snapshot, [node], node);
};

export function podsOfPart(part: LivePod['part']): Choose {
  return ({ pods }) => {
    const all = pods.filter(pod => pod.part === part);
    return all.length === 0 ? { unknown: `the ${part} has no pods here` } : { text: `${all.length} pods`, pods: all, nodes: [] };
  };
}

export const nodeGuardsOfFlow: Choose = ({ nodeGuards }) => {
  const names = nodeGuards.map(guard => asString(at(guard, 'metadata', 'name')) ?? '');
  return names.length === 0 ? { unknown: 'the namespace has no node guard' } : { text: names.join(', '), pods: [], nodes: [] };
};

function one(pod: LivePod | undefined, what: string, otherwise: string): Target {
  return pod === undefined ? { unknown: otherwise } : { text: `${pod.name}, which ${what}`, pods: [pod], nodes: [] };
}

function chosen(snapshot: Snapshot, nodes: readonly string[], text: string): Chosen {
  const pods = snapshot.pods.filter(({ node }) => node !== undefined && nodes.includes(node));
  return { text: `${text} with ${pods.map(({ name }) => name).join(', ') || 'no pod of the flow'}`, pods, nodes };
}

/**
 * How much goes with these pods. The longest pause that was measured is an election of the stream's leader, so that weighs most. The next is another active
 * Sensor; where its server vanishes with the leader, one adds to the other.
 */
function harm(snapshot: Snapshot, gone: (pod: LivePod) => boolean): number {
  const { pods, guardPods, streamLeader: leader, bucketLeader: bucket, activeSensor: sensor, attached } = snapshot;
  const way = sensor && [sensor, ...guardPods.filter(({ node }) => node === sensor.node)].map(({ name }) => name);
  return pods.filter(gone).reduce((sum, pod) => {
    const clients = attached.get(pod.name) ?? [];
    return sum + (pod.part === 'bus' ? 1 : 0.5)
      + (pod === leader ? 6 : 0)
      + (pod === bucket ? 1 : 0)
      + (pod === sensor ? 2 : 0)
      + (way?.some(name => clients.includes(name)) ? 3 : 0)
      + 0.5 * clients.length;
  }, 0);
}

function mostHurt(places: readonly string[], harmOf: (place: string) => number): string | undefined {
  return [...places].sort((a, b) => harmOf(b) - harmOf(a) || (a < b ? -1 : 1))[0];
}
