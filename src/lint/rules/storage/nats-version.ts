import { compareVersions, jetStreamVersions } from '../../../argo-events/catalog/versions';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const natsVersion: Rule = {
  id: 'ha/nats-version',
  category: 'storage',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The bus runs an old nats-server.',
  why: 'before 2.10.23 a killed server could lose whole streams, and 2.8 and 2.9 get no fixes at all any more',
  fix: 'set spec.jetstream.version: 2.10.29, the newest in the configuration of Argo Events v1.9.11',
  docs: ['https://github.com/nats-io/nats-server/issues/6888', Docs.JETSTREAM_BUS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.9.16 } }
`, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: latest } }
`,
      facts: { controllerConfig: 'helm', argoEventsVersion: 'v1.9.10' },
    }],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: latest } }
`],
  },
  check: (flow, facts) => nativeBuses(flow).flatMap(({ object, jetstream: { version } }) => {
    const catalog = jetStreamVersions(facts.argoEventsVersion, facts.controllerConfig) ?? jetStreamVersions()!;
    const server = catalog.find(entry => entry.version === version)?.natsImage.replace(/^nats:/, '');
    return server === undefined || compareVersions(server, OLDEST) >= 0 ? [] : [{
      object,
      path: [...JETSTREAM, 'version'],
      what: `version ${String(version)} is nats-server ${server}, older than ${OLDEST}`,
    }];
  }),
};

/** The first without the loss of whole streams. */
const OLDEST = '2.10.23';
