import { RemedyTarget } from '../analysis/codes/remedy';

const NAMES = {
  'server-configuration': 'the configuration of nats-server',
  'bus-guard': 'bus guard',
  'node-guard': 'node guard',
  'pre-stop-sleep': 'preStop sleep',
  'readiness-probe': 'readiness probe',
  'sensor-bucket': 'KV_<sensor>',
  'keeper': 'keeper',
  'argo-events': 'Argo Events',
  'sender': 'caller or gateway',
} as const;

/** `spec.replicas`, `StatefulSet spec.replicas`, `bus guard`. */
export function targetText(target: RemedyTarget): string {
  switch (target.kind) {
    case 'field': return [target.object?.kind, target.object?.name, target.path.map(key => key === '*' ? '<event>' : key).join('.')].filter(word => word !== undefined).join(' ');
    case 'object': return target.object.kind;
    default: return NAMES[target.kind];
  }
}
