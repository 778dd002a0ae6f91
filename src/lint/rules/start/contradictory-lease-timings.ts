import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const contradictoryLeaseTimings: Rule = {
  id: 'ha/contradictory-lease-timings',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The timings of the Lease contradict each other.',
  why: 'client-go requires leaseDuration > renewDeadline > 1.2 x retryPeriod and panics otherwise, so the pods never start',
  fix: 'set LEADER_ELECTION_LEASE_DURATION 15s, LEADER_ELECTION_RENEW_DEADLINE 10s and LEADER_ELECTION_RETRY_PERIOD 2s in spec.template.container.env',
  docs: [Docs.SENSOR_HA, 'https://github.com/kubernetes/client-go/blob/v0.32.2/tools/leaderelection/leaderelection.go'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { container: { env: [ { name: LEADER_ELECTION_LEASE_DURATION, value: 10s }, { name: LEADER_ELECTION_RENEW_DEADLINE, value: 10s }, { name: LEADER_ELECTION_RETRY_PERIOD, value: 2s } ] } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { container: { env: [ { name: LEADER_ELECTION_LEASE_DURATION, value: 15s }, { name: LEADER_ELECTION_RENEW_DEADLINE, value: 2s }, { name: LEADER_ELECTION_RETRY_PERIOD, value: 2s } ] } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { container: { env: [ { name: LEADER_ELECTION_LEASE_DURATION, value: 15s }, { name: LEADER_ELECTION_RENEW_DEADLINE, value: 10s }, { name: LEADER_ELECTION_RETRY_PERIOD, value: 2s } ] } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`],
  },
  check: flow => clients(flow).filter(({ elector, leaseTimings: { leaseDuration, renewDeadline, retryPeriod } }) =>
    elector === 'lease' && !(leaseDuration > renewDeadline && renewDeadline > 1.2 * retryPeriod && retryPeriod > 0)).map(({ object, leaseTimings: t }) => ({
    object,
    path: [...TEMPLATE, 'container', 'env'],
    what: `lease duration ${t.leaseDuration} s, renew deadline ${t.renewDeadline} s and retry period ${t.retryPeriod} s do not fit together`,
  })),
};
