import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const versionLatest: Rule = {
  id: 'ha/version-latest',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'on-change' },
  what: 'The JetStream version of the bus is whatever the controller calls latest.',
  why: 'it changes with the configuration of the controller, for the Helm chart even to an older server than that of the manifests, and every bus is rolled when it does',
  fix: 'name the version, for example 2.10.29',
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
  check: flow => nativeBuses(flow).filter(({ jetstream: { version } }) => version === 'latest').map(({ object }) => ({
    object,
    path: [...JETSTREAM, 'version'],
    what: 'version latest changes with the controller',
  })),
};
