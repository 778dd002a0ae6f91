import { App, Chart } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventSource, HaNodeGuard, HaSensor } from 'cdk8s-argo-events-ha';
import { Construct } from 'constructs';

interface TeamProps {
  readonly guard: HaNodeGuard;
  readonly namespace: string;
  readonly survives: FailureDomain;
}

/** One chart a namespace: an EventBus serves only its own. */
class Team extends Chart {
  public constructor(scope: Construct, id: string, { guard, namespace, survives }: TeamProps) {
    super(scope, id, { namespace });
    const bus = new HaEventBus(this, 'Bus', { survives, nodeGuard: { guard } });
    const source = new HaEventSource(this, 'Inbox', {
      metadata: { name: 'inbox' },
      eventBus: bus,
      webhook: { message: { endpoint: '/message', port: '12000', method: 'POST' } },
    });
    new HaSensor(this, 'Outbox', {
      metadata: { name: 'outbox' },
      eventBus: bus,
      dependencies: [source.event('message')],
      triggers: [{
        template: {
          name: 'deliver',
          http: {
            url: `http://mail.${namespace}.svc/deliver`,
            method: 'POST',
            payload: [{ src: { dependencyName: 'message', dataKey: 'body' }, dest: 'message' }],
          },
        },
      }],
    });
  }
}

const app = new App();

// one guard on each node, for the buses and webhooks of both teams
const guard = new HaNodeGuard(new Chart(app, 'platform', { namespace: 'platform' }), 'Guard');
new Team(app, 'payments', { guard, namespace: 'payments', survives: FailureDomain.ZONE });
new Team(app, 'newsletter', { guard, namespace: 'newsletter', survives: FailureDomain.NODE });
app.synth();
