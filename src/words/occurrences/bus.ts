import { BusOccurrence } from '../../analysis/codes/bus-codes';
import { FailureMode } from '../../analysis/effects/impact';
import { BROKEN_PARTS, quorumArithmetic } from '../quorum';
import { Texts } from '../texts';

export const BUS_TEXTS: Texts<BusOccurrence> = {
  'servers-lost': ({ mode, servers, streaming, kafka, lostQuorum }) => `${serversLost(mode, servers)}; ${
    lostQuorum !== undefined ? `no quorum is left for ${BROKEN_PARTS[lostQuorum.group]}: ${quorumArithmetic(lostQuorum)}`
      : kafka ? 'enough copies of each partition are left'
        : streaming ? `${BROKEN_PARTS['streaming-servers']} keeps its majority` : 'the meta group and the stream keep their majority'}`,
  'quorum-lost': ({ shared, ...count }) => `${shared === undefined ? ''
    : `one ${shared.domain} may hold ${shared.servers === shared.of ? `all ${shared.of}` : `${shared.servers} of ${shared.of}`} servers, and then no quorum is left for `}${BROKEN_PARTS[count.group]}: ${quorumArithmetic(count)}`,
  'group-leaders-elected': () => 'Raft groups that it led elect another leader',
  'partition-leaders-elected': () => 'other brokers become leaders of its partitions',
  'server-leader-elected': () => 'the other servers elect another leader',
  'peer-given-up': () => 'its peers miss its answers to their pings, and leaders are elected',
  'publish-repeated': ({ after }) => ({
    'no-leader': 'an event that found no leader is published again',
    'no-answer': 'an event that was sent to it waits for an answer, and is published again',
    'no-leader-and-no-answer': 'an event that found no leader waits for an answer, and is published again',
  }[after]),
  'bus-takes-no-events': () => 'the bus takes no events',
  'server-recreated': () => 'the pod is recreated and loads its streams',
  'server-restarts': () => 'the server stops, starts and loads its streams',
  'server-waits-for-its-node': () => 'a StatefulSet does not replace pods of a silent node: until the node is back',
  'server-volume-is-on-drained-node': () => 'its volume is a disk of the node: until the node is uncordoned',
  'server-has-no-other-node': () => 'no other node may take the server: until the node is uncordoned',
  'server-moves': ({ withVolume }) => `the server stops, and starts on another node${withVolume ? ' of its zone, which attaches its volume' : ''}`,
};

function serversLost(mode: FailureMode, lost: number): string {
  const [servers, s] = lost === 1 ? ['one server of the bus', 's'] : [`${lost} servers of the bus`, ''];
  switch (mode) {
    case 'crash': return `${servers} end${s}`;
    case 'node-loss': return `${servers} vanish${s && 'es'} without closing connections`;
    case 'drain': return `${servers} ${s ? 'is' : 'are'} evicted`;
    case 'rollout': return 'the servers of the bus restart one after another';
  }
}
