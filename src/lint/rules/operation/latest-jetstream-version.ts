import { recommendedVersion } from '../../../argo-events/catalog/recommended-version';
import { controllerFacts } from '../../../flow/bus-support';
import { recommendation } from '../../../flow/support-words';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const latestJetstreamVersion: Rule = {
  id: 'ha/latest-jetstream-version',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'on-change' },
  what: 'The JetStream version of the bus is latest.',
  why: 'the version latest depends on the controller configuration; with the Helm chart it is an older server than with the install manifests. Every bus restarts when it changes',
  fix: 'name a version that the controller lists',
  docs: [Docs.JETSTREAM_BUS, Docs.source('manifests/base/controller-manager/controller-config.yaml')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: latest } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
  },
  check: (flow, facts) => nativeBuses(flow).filter(({ jetstream: { version } }) => version === 'latest').map(bus => {
    const choice = recommendedVersion(controllerFacts(bus, facts));
    return {
      object: bus.object,
      path: [...JETSTREAM, 'version'],
      what: 'version latest changes with the controller',
      ...choice !== undefined && { fix: `name the version, for example ${recommendation(choice)}` },
    };
  }),
};
