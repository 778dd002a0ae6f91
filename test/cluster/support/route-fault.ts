import { apply } from './apply';
import { kubectl } from './kubectl';

const POD = 'route-fault';

/** A node whose packets to an address are lost. Prometheus and the other nodes reach it. */
export class RouteFault {
  public constructor(private readonly namespace: string, node: string, private readonly address: string) {
    apply([{
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: POD },
      spec: {
        nodeName: node,
        hostNetwork: true,
        tolerations: [{ operator: 'Exists' }],
        terminationGracePeriodSeconds: 0,
        containers: [{ name: 'main', image: 'busybox:1', imagePullPolicy: 'IfNotPresent', command: ['sleep', '86400'], securityContext: { privileged: true } }],
      },
    }], namespace);
    kubectl(['wait', '--for=condition=Ready', `pod/${POD}`, '-n', namespace, '--timeout=60s']);
  }

  public begin(): void {
    this.route('add');
  }

  public end(): void {
    this.route('del');
    kubectl(['delete', 'pod', POD, '-n', this.namespace]);
  }

  private route(action: 'add' | 'del'): void {
    kubectl(['exec', '-n', this.namespace, POD, '--', 'ip', 'route', action, 'blackhole', `${this.address}/32`]);
  }
}
