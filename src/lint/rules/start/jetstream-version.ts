import { ARGO_EVENTS_FLOOR, DEFAULT_JETSTREAM_VERSION, jetStreamVersions } from '../../../argo-events/catalog/versions';
import { Facts } from '../../../flow/facts';
import { Bus } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

export const jetstreamVersion: Rule = {
  id: 'ha/jetstream-version',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The JetStream version of the bus is not in the configuration of the controller.',
  why: 'the controller deploys only versions of its own list; with any other there is no StatefulSet, and no EventSource or Sensor on that bus gets pods either',
  fix: 'set spec.jetstream.version to one of the list, or add the version to the ConfigMap argo-events-controller-config',
  docs: [Docs.JETSTREAM_BUS, Docs.source('manifests/base/controller-manager/controller-config.yaml')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.9.11, replicas: 3 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.12.12, replicas: 3 } }
`,
      facts: { jetStreamVersions: ['2.12.12'] },
    }],
  },
  check: ({ buses }, facts) => buses.filter(({ type }) => type === 'jetstream').flatMap(bus => finding(bus, facts)),
};

function finding({ object, jetstream }: Bus, facts: Facts): Finding[] {
  const { version } = jetstream;
  const argoEvents = facts.argoEventsVersion ?? ARGO_EVENTS_FLOOR;
  const known = facts.jetStreamVersions
    ?? (jetStreamVersions(argoEvents, facts.controllerConfig) ?? jetStreamVersions()!).map(entry => entry.version);
  if (typeof version === 'string' && known.includes(version)) {
    return [];
  }
  const path = ['spec', 'jetstream', 'version'];
  return [{
    object,
    path,
    what: version === undefined ? 'no JetStream version is given, and there is no default' : `the controller has no JetStream version ${JSON.stringify(version)}`,
    fix: `set it to one of ${known.join(', ')}; or add it to the ConfigMap argo-events-controller-config and to jetStreamVersions in ha-events.yaml`,
    // a bus of an unknown version has never run, so there is nothing that another one could break
    ...known.includes(DEFAULT_JETSTREAM_VERSION) && { edits: [{ path, value: DEFAULT_JETSTREAM_VERSION }] },
  }];
}
