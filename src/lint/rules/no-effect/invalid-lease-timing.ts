import { LeaderElectionEnv } from '../../../argo-events/catalog/client-election';
import { parseGoDuration } from '../../../values/go-values';
import { asArray, asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const invalidLeaseTiming: Rule = {
  id: 'ha/invalid-lease-timing',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A timing of the Lease is not a Go duration.',
  why: 'the pods log a line and use the default: 5 s, 2 s or 1 s',
  fix: 'write a number with a unit: 15s',
  docs: [Docs.SENSOR_HA, Docs.source('pkg/shared/leaderelection/leaderelection.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { container: { env: [ { name: LEADER_ELECTION_LEASE_DURATION, value: "15" }, { name: LEADER_ELECTION_RENEW_DEADLINE, value: 10s }, { name: LEADER_ELECTION_RETRY_PERIOD, value: 2s } ] } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { container: { env: [ { name: LEADER_ELECTION_LEASE_DURATION, value: 15s }, { name: LEADER_ELECTION_RENEW_DEADLINE, value: 10s }, { name: LEADER_ELECTION_RETRY_PERIOD, value: 2s } ] } } }
`],
  },
  check: flow => clients(flow).flatMap(({ object }) => {
    const path = [...TEMPLATE, 'container', 'env'];
    return (asArray(at(object.manifest, ...path)) ?? []).flatMap((entry, index) => {
      const { name, value } = asRecord(entry) ?? {};
      const wrong = TIMINGS.includes(name as string) && typeof value === 'string' && parseGoDuration(value) === undefined;
      return wrong ? [{ object, path: [...path, index, 'value'], what: `${String(name)} is ${JSON.stringify(value)}, which is not a duration` }] : [];
    });
  }),
};

const TIMINGS: readonly string[] = [LeaderElectionEnv.LEASE_DURATION, LeaderElectionEnv.RENEW_DEADLINE, LeaderElectionEnv.RETRY_PERIOD];
