import { isDeepStrictEqual } from 'node:util';
import { Json } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const ignoredSettingsChange: Rule = {
  id: 'ha/ignored-settings-change',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'on-change' },
  what: 'A change of settings does not reach the running servers.',
  why: 'the controller changes the ConfigMap and no pod. nats-server cannot reload JetStream settings and rejects the reload. The change takes effect only when each server restarts',
  fix: 'after the change is applied, restart the servers one at a time: kubectl rollout restart statefulset eventbus-<name>-js',
  docs: [Docs.source('pkg/reconciler/eventbus/installer/jetstream.go'), 'https://github.com/nats-io/nats-server/blob/v2.10.29/server/reload.go'],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, settings: "sync_interval: always" } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, settings: "sync_interval: always" } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.10 } }
`,
    }, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, settings: "sync_interval: always" } }
`],
  },
  check: (flow, _facts, before) => before === undefined ? [] : nativeBuses(flow).flatMap(({ object, jetstream, settings }) => {
    const old = nativeBuses(before).find(bus => isSame(bus.object, object));
    const unseen = old !== undefined && old.settings.trim() !== settings.trim() && isDeepStrictEqual(podFields(old.jetstream), podFields(jetstream));
    return !unseen ? [] : [{
      object,
      path: [...JETSTREAM, 'settings'],
      what: 'the settings change, and no other change restarts the servers',
      fix: `after the change is applied, restart the servers one at a time: kubectl rollout restart statefulset eventbus-${object.name}-js`,
    }];
  }),
};

/** What is left of spec.jetstream is in the template of the pods, and a change of it restarts them. */
function podFields(jetstream: Json): Json {
  const { settings, maxPayload, replicas, streamConfig, ...rest } = jetstream;
  return rest;
}
