import { LEADER_ELECTION_ANNOTATION } from '../../../argo-events/catalog/client-election';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';

export const invalidElectionAnnotation: Rule = {
  id: 'ha/invalid-election-annotation',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The annotation for the election has an unknown value.',
  why: 'only the value k8s, in upper or lower case, selects a Lease; with any other value the pods elect over NATS',
  fix: 'set events.argoproj.io/leader-election: k8s, or remove the annotation',
  docs: [Docs.SENSOR_HA, Docs.source('pkg/shared/leaderelection/leaderelection.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: kubernetes } }
spec: { replicas: 2 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: flow => clients(flow).flatMap(({ object }) => {
    const value = object.annotations[LEADER_ELECTION_ANNOTATION];
    return value === undefined || value === '' || value.toLowerCase() === 'k8s' ? [] : [{
      object,
      path: ['metadata', 'annotations', LEADER_ELECTION_ANNOTATION],
      what: `${JSON.stringify(value)} is not k8s, so the pods elect over NATS`,
    }];
  }),
};
