import { isDeepStrictEqual } from 'node:util';
import { LEADER_ELECTION_ANNOTATION } from '../../../argo-events/catalog/client-election';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { clients } from '../../helpers/clients';

export const ignoredElectionChange: Rule = {
  id: 'ha/ignored-election-change',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'on-change' },
  what: 'Only the annotation for the election changes, and the controller does not notice.',
  why: 'the controller updates the pods only when the spec or a label changes. Until then the pods keep their current election',
  fix: 'also change a label, for example a label with the same value as the annotation',
  docs: [Docs.SENSOR_HA, Docs.source('pkg/reconciler/cmd/start.go')],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 2 }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, labels: { election: k8s }, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 2 }
`,
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`,
    }],
  },
  check: (flow, _facts, before) => before === undefined ? [] : clients(flow).flatMap(({ object }) => {
    const old = clients(before).find(client => isSame(client.object, object))?.object;
    const [was, is] = [old, object].map(one => one?.annotations[LEADER_ELECTION_ANNOTATION]);
    const unseen = old !== undefined && was !== is && isDeepStrictEqual([old.manifest.spec, old.labels], [object.manifest.spec, object.labels]);
    return unseen ? [{
      object,
      path: ['metadata', 'annotations', LEADER_ELECTION_ANNOTATION],
      what: `the annotation changes from ${was ?? 'none'} to ${is ?? 'none'}, and neither spec nor a label changes`,
    }] : [];
  }),
};
