import { kubectl } from './kubectl';

/** A subscription that ends at the end of the stream has once waited indefinitely; a command that fails is tried again. */
export const WITHIN_A_MINUTE = ['timeout', '60'];

/** A pod named `nats` with the NATS command line, the certificates of the bus, and all else that a Job or the keeper of the constructs has. */
export class NatsBox {
  public constructor(private readonly namespace: string) {}

  public pod(owner: any, more: object = {}): any {
    const { serviceAccountName: _account, ...spec } = owner.spec.template.spec;
    const { startupProbe: _startup, readinessProbe: _readiness, livenessProbe: _liveness, ...container } = spec.containers[0];
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'nats' },
      spec: { ...spec, automountServiceAccountToken: false, restartPolicy: 'Always', containers: [{ ...container, command: ['sleep', '86400'] }], ...more },
    };
  }

  /** Runs a command on the bus. */
  public run(user: 'client' | 'sys', ...args: string[]): string {
    const timeout = args.includes('--timeout') ? [] : ['--timeout', '10s'];
    return kubectl(['exec', '-n', this.namespace, 'nats', '--', ...WITHIN_A_MINUTE, 'nats', '--server', `nats://eventbus-default-js-svc.${this.namespace}.svc:4222`,
      '--user', user, '--password', `secret-of-${user === 'sys' ? 'sys' : 'clients'}`, '--tlsca', '/etc/bus/ca-cert', ...timeout, ...args]);
  }
}
