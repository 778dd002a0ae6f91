import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const leaseTooShort: Rule = {
  id: 'ha/lease-too-short',
  category: 'quorum',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The Lease must be renewed within 2 seconds.',
  why: 'one slow response of the API server (an upgrade, a new etcd leader) makes the active pod lose its Lease and exit. Its container then backs off for up to 5 minutes',
  fix: 'set LEADER_ELECTION_LEASE_DURATION 15s, LEADER_ELECTION_RENEW_DEADLINE 10s and LEADER_ELECTION_RETRY_PERIOD 2s in spec.template.container.env',
  docs: [Docs.issue(3224), Docs.issue(3898), Docs.SENSOR_HA],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { container: { env: [ { name: LEADER_ELECTION_LEASE_DURATION, value: 15s }, { name: LEADER_ELECTION_RENEW_DEADLINE, value: 10s }, { name: LEADER_ELECTION_RETRY_PERIOD, value: 2s } ] } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: flow => clients(flow).filter(({ elector, leaseTimings }) => elector === 'lease' && leaseTimings.renewDeadline < 5)
    .map(({ object, leaseTimings }) => ({
      object,
      path: [...TEMPLATE, 'container', 'env'],
      what: `the Lease must be renewed within ${leaseTimings.renewDeadline} s`,
    })),
};
