import { ControllerFacts } from '../../../argo-events/catalog/jetstream-support';
import { DEFAULT_JETSTREAM_VERSION } from '../../../argo-events/catalog/jetstream-versions';
import { isOld, startingVersion } from '../../../argo-events/catalog/recommended-version';
import { busSupport, controllerFacts } from '../../../flow/bus-support';
import { Bus } from '../../../flow/flow';
import { namedController, neededFacts, recommendation, whoLists } from '../../../flow/support-words';
import { Docs } from '../../engine/doc-links';
import { Finding, Result, Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const unlistedJetstreamVersion: Rule = {
  id: 'ha/unlisted-jetstream-version',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The configuration of the controller does not list the JetStream version of the bus.',
  why: 'the controller deploys only versions in its list. For any other version there is no StatefulSet, and no EventSource or Sensor on that bus gets pods',
  fix: 'set spec.jetstream.version to a listed version, or add the version to the controller configuration (configs.jetstream.versions in the values of the chart)',
  problems: ['no-version', 'unlisted-version'],
  docs: [Docs.JETSTREAM_BUS, Docs.source('manifests/base/controller-manager/controller-config.yaml')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.9.11, replicas: 3 } }
`, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`,
      facts: { chartVersion: '2.4.24' },
    }, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { replicas: 3 } }
`],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`,
      facts: { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' },
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.10, replicas: 3 } }
`,
      facts: { chartVersion: '2.4.24' },
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.12.12, replicas: 3 } }
`,
      facts: { jetStreamVersions: ['2.12.12'] },
    }],
  },
  check: (flow, facts) => nativeBuses(flow).flatMap((bus): Result[] => {
    const { object, jetstream: { version } } = bus;
    const support = busSupport(bus, facts);
    switch (support.kind) {
      case 'listed': return [];
      case 'unlisted': return [unlisted(bus, controllerFacts(bus, facts))];
      // ha/not-rendered asks for it
      case 'unrendered': return [];
      case 'unknown': return [{
        object,
        path: PATH,
        what: `whether the controller lists JetStream version ${JSON.stringify(version)}`,
        detail: whoLists(version, support),
        needs: neededFacts(support),
        facts: support.needs,
      }];
    }
  }),
};

const PATH = [...JETSTREAM, 'version'];

function unlisted({ object, jetstream: { version } }: Bus, facts: ControllerFacts): Finding {
  const choice = startingVersion(facts);
  return {
    object,
    path: PATH,
    problem: version === undefined ? 'no-version' : 'unlisted-version',
    what: version === undefined ? 'no JetStream version is given, and there is no default' : `${namedController(facts)} lists no JetStream version ${JSON.stringify(version)}`,
    fix: `${choice === undefined ? 'set a version that the controller lists' : `set the version to ${recommendation(choice)}`}; `
      + `or add ${JSON.stringify(version ?? DEFAULT_JETSTREAM_VERSION)} to the configuration of the controller and to jetStreamVersions in ha-events.yaml`,
    // a bus of an unlisted version has never run, so there is nothing that another one could break
    ...choice !== undefined && !isOld(choice.version) && { edits: [{ path: PATH, value: choice.version }] },
  };
}
