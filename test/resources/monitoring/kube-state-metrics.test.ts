import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exposition } from '../../cluster/support/kube-state-metrics';

const OBJECTS = [
  { kind: 'Node', metadata: { name: 'n1', labels: { 'topology.kubernetes.io/zone': 'a' } } },
  { kind: 'Deployment', metadata: { name: 'eventbus-default-keeper', namespace: 'shop' }, status: { availableReplicas: 1 } },
  { kind: 'DaemonSet', metadata: { name: 'node-guard', namespace: 'shop' }, status: { numberReady: 6, desiredNumberScheduled: 6 } },
  { kind: 'Pod', metadata: { name: 'eventbus-default-js-0', namespace: 'shop', uid: '0' }, spec: { nodeName: 'n1' }, status: { podIP: '10.1.0.1' } },
  { kind: 'Pod', metadata: { name: 'new', namespace: 'shop', uid: '9' }, spec: {}, status: {} },
];

/** A line of an exposition, without the labels that no alert reads. */
const parsed = (line: string) => {
  const [, metric, labels, value] = /^(\w+)\{(.*)\} (\d+)$/.exec(line)!;
  const kept = labels.split(',').filter(label => !/^(created_by|host_|priority_class)/.test(label)).sort();
  return `${metric}{${kept.join(',')}} ${value}`;
};

test('what stands in for kube-state-metrics on a cluster has the metrics and labels of its documentation', () => {
  const recorded = readFileSync(join(__dirname, 'recorded', 'kube-state-metrics.prom'), 'utf8').trim().split('\n').map(parsed);
  const lines = exposition(OBJECTS).trim().split('\n').map(parsed);
  expect(lines.filter(line => !recorded.includes(line))).toEqual(['kube_pod_info{namespace="shop",node="",pod="new",pod_ip="",uid="9"} 1']);
  expect(new Set(lines.map(line => line.split('{')[0]))).toEqual(new Set(recorded.map(line => line.split('{')[0])));
});
