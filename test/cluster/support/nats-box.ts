import { kubectl } from './kubectl';

/** A pod named `nats` with the NATS command line, the certificates of the bus, and all else that a Job of the constructs has. */
export class NatsBox {
  public constructor(private readonly namespace: string) {}

  public pod(job: any, more: object = {}): any {
    const { serviceAccountName: _account, ...spec } = job.spec.template.spec;
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'nats' },
      spec: { ...spec, automountServiceAccountToken: false, restartPolicy: 'Always', containers: [{ ...spec.containers[0], command: ['sleep', '86400'] }], ...more },
    };
  }

  /** Runs a command on the bus. */
  public run(user: 'client' | 'sys', ...args: string[]): string {
    const timeout = args.includes('--timeout') ? [] : ['--timeout', '10s'];
    return kubectl(['exec', '-n', this.namespace, 'nats', '--', 'nats', '--server', `nats://eventbus-default-js-svc.${this.namespace}.svc:4222`,
      '--user', user, '--password', `secret-of-${user === 'sys' ? 'sys' : 'clients'}`, '--tlsca', '/etc/bus/ca-cert', ...timeout, ...args]);
  }
}
