import { ControllerFacts } from '../../../argo-events/catalog/jetstream-support';
import { describeControllers } from '../../../argo-events/catalog/published-controllers';
import { controllersWithSafeVersion, isOld, natsServers, OLDEST_SAFE, recommendedVersion, serverOf } from '../../../argo-events/catalog/recommended-version';
import { busSupport, controllerFacts } from '../../../flow/bus-support';
import { Facts } from '../../../flow/facts';
import { recommendation } from '../../../flow/support-words';
import { Docs } from '../../engine/doc-links';
import { Result, Rule, Unknown } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const oldNatsServer: Rule = {
  id: 'ha/old-nats-server',
  category: 'storage',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The bus runs an old nats-server.',
  why: 'before 2.10.23 a killed server could lose whole streams, and 2.8 and 2.9 no longer receive fixes',
  fix: 'set spec.jetstream.version to the newest version that the controller lists; where that is older than 2.10.23, upgrade the controller first',
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
      facts: { chartVersion: '2.4.22' },
    }],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: latest } }
`,
      facts: { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' },
    }],
  },
  check: (flow, facts) => nativeBuses(flow).flatMap((bus): Result[] => {
    const { object, jetstream: { version } } = bus;
    const controller = controllerFacts(bus, facts);
    const { kind } = busSupport(bus, facts);
    if (typeof version !== 'string' || kind === 'unlisted' || kind === 'unrendered') return [];
    const image = flow.controllerConfig?.natsImages.get(version);
    const servers = image === undefined ? natsServers(version, controller) : [serverOf({ natsImage: image })];
    const old = servers.filter(isOld);
    if (servers.length > 0 && old.length === 0) return [];
    const path = [...JETSTREAM, 'version'];
    if (old.length < servers.length || servers.length === 0) {
      return [{ object, path, what: `which nats-server version ${version} is: ${servers.length === 0 ? 'its image is not known' : servers.join(', ')}`, ...latestNeeds(facts) }];
    }
    const older = version === old[0] ? '' : ` is nats-server ${old.join(' or ')},`;
    return [{ object, path, what: `version ${version}${older || ' is'} older than ${OLDEST_SAFE}`, fix: fixFor(controller) }];
  }),
};

function latestNeeds({ controllerConfiguration, jetStreamVersions }: Facts): Pick<Unknown, 'needs'> & Partial<Pick<Unknown, 'facts'>> {
  if (jetStreamVersions !== undefined) return { needs: 'natsImage of that entry: add the ConfigMap of the controller to the manifests' };
  if (controllerConfiguration === undefined) {
    return { needs: 'argoEventsVersion and controllerConfiguration, or chartVersion', facts: [['argoEventsVersion', 'controllerConfiguration'], ['chartVersion']] };
  }
  const fact = controllerConfiguration === 'helm' ? 'chartVersion' : 'argoEventsVersion';
  return { needs: fact, facts: [[fact]] };
}

function fixFor(facts: ControllerFacts): string {
  const choice = recommendedVersion(facts);
  return choice === undefined
    ? `upgrade the controller first, as it lists no nats-server from ${OLDEST_SAFE} on; that of ${describeControllers(controllersWithSafeVersion())} does. Or add such a version to its configuration`
    : `set spec.jetstream.version to ${recommendation(choice)}`;
}
