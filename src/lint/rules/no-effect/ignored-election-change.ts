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
  what: 'Only the annotation for the election changes, which the controller does not see.',
  why: 'the controller looks at an EventSource or Sensor again when its spec or a label changes; the pods keep the election that they have until then',
  fix: 'change a label with it, for example one with the same value as the annotation',
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
      what: `it changes from ${was ?? 'none'} to ${is ?? 'none'}, and neither spec nor a label with it`,
    }] : [];
  }),
};
