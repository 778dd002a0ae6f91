import { busNames } from '../../../argo-events/catalog/names';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { asArray, asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { nativeBuses } from '../../helpers/buses';

export const busSecretTaken: Rule = {
  id: 'ha/bus-secret-taken',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A Secret has the name of a Secret that the controller creates for the bus.',
  why: 'the controller uses only Secrets that it created. When one is missing, the controller recreates both and fails because the name is taken: the bus is never installed, or never changes again',
  fix: 'remove the Secret and let the controller create it; for custom credentials, use a self-managed JetStream (jetstreamExotic)',
  docs: [Docs.issue(2452), Docs.source('pkg/reconciler/eventbus/installer/jetstream.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
---
apiVersion: v1
kind: Secret
metadata: { name: eventbus-default-js-client-auth }
stringData: { client-auth: "username: shop" }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
---
apiVersion: v1
kind: Secret
metadata: { name: eventbus-other-js-client-auth }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
---
apiVersion: v1
kind: Secret
metadata:
  name: eventbus-default-js-client-auth
  ownerReferences: [{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, name: default, uid: 4f6c, controller: true }]
`],
  },
  check: flow => {
    const secrets = objectsOfKind(flow.objects, 'Secret');
    return secrets.length === 0 ? [] : nativeBuses(flow).flatMap(({ object: bus }) => {
      const { name, namespace } = bus;
      const { serverSecret, clientSecret } = busNames(name);
      return secrets
        .filter(secret => secret.namespace === namespace && [serverSecret, clientSecret].includes(secret.name) && !isOwned(secret.manifest))
        .map(object => ({ object, path: ['metadata', 'name'], what: `the controller creates ${object.name} itself`, affects: [{ object: bus }] }));
    });
  },
};

/** As one that was read from the cluster. */
function isOwned(manifest: unknown): boolean {
  return (asArray(at(manifest, 'metadata', 'ownerReferences')) ?? []).some(owner => asRecord(owner)?.kind === 'EventBus');
}
