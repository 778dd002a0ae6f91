import { LivePart, LivePod } from '../../../src/drill/cluster/live-pods';
import { misplacedConnections } from '../../../src/drill/faults/misplaced-connections';

const NODES = [{ name: 'a1', zone: 'a' }, { name: 'a2', zone: 'a' }, { name: 'b1', zone: 'b' }, { name: 'c1', zone: 'c' }, { name: 'lone' }];

function pod(name: string, part: LivePart, node: string, initContainers = [{ name: 'bus-guard' }]): LivePod {
  return { name, part, node, ready: true, ending: false, labels: {}, manifest: { spec: { initContainers } } };
}

const SERVERS = [pod('js-0', 'bus', 'a1', []), pod('js-1', 'bus', 'b1', []), pod('js-3', 'bus', 'lone', [])];

function words(client: LivePod, server: string): string[] {
  return misplacedConnections({ pods: [...SERVERS, client], guardPods: [], nodes: NODES, attached: new Map([['js-0', []], [server, [client.name]]]) });
}

test('a pod is misplaced at a server in another zone when its own zone has one', () => {
  expect(words(pod('sensor', 'sensor', 'a2'), 'js-1')).toEqual(['sensor is still connected to js-1, which is not in its zone']);
});

test.each<[string, string, string[]]>([
  ['b1', 'js-1', []],
  ['b1', 'js-2', ['guard is still connected to js-2, which is not in its zone']],
  ['a2', 'js-1', []],
  ['a2', 'js-0', ['guard is still connected to js-0, which node guards use only while no other server is up']],
])('a node guard on %s at %s, where js-0 is in the zone a and js-1 in the zone b', (node, server, expected) => {
  const attached = new Map([[server, ['guard']]]);
  expect(misplacedConnections({ pods: [...SERVERS, pod('js-2', 'bus', 'c1', [])], guardPods: [{ name: 'guard', node }], nodes: NODES, attached })).toEqual(expected);
});

test('a node guard at the only server of a bus is not misplaced', () => {
  const attached = new Map([['js-0', ['guard']]]);
  expect(misplacedConnections({ pods: SERVERS.slice(0, 1), guardPods: [{ name: 'guard', node: 'a2' }], nodes: NODES, attached })).toEqual([]);
});

test.each([
  ['at the server in its zone', pod('sensor', 'sensor', 'a2'), 'js-0'],
  ['when its zone has no server', pod('sensor', 'sensor', 'c1'), 'js-0'],
  ['when its node has no zone', pod('sensor', 'sensor', 'lone'), 'js-0'],
  ['without a guard, which alone would lead it back', pod('sensor', 'sensor', 'a2', []), 'js-1'],
  ['at a server that is gone', pod('sensor', 'sensor', 'a2'), 'js-2'],
])('it is not %s', (_, client, server) => {
  expect(words(client, server)).toEqual([]);
});
