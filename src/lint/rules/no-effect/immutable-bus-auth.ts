import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, asString, at } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';

const native = (auth: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { replicas: 3${auth} } } }
`;
const exotic = (auth: string) => native('').replace('native: { replicas: 3 }', `exotic: { clusterID: shop, url: "nats://nats:4222"${auth} }`);

export const immutableBusAuth: Rule = {
  id: 'ha/immutable-bus-auth',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'The authentication of a NATS Streaming bus changes.',
  why: 'the validating webhook of Argo Events refuses the change; without the webhook, the servers read the new Secret when they restart and the clients at another time, '
    + 'so clients are refused in between',
  fix: 'create an EventBus with another name and the new auth, and move the EventSources and then the Sensors to it',
  docs: [Docs.STAN_BUS, Docs.source('pkg/webhook/validator/eventbus.go'), Docs.source('pkg/reconciler/eventbus/installer/nats.go')],
  examples: {
    bad: [
      { yaml: native(', auth: token'), before: native('') },
      { yaml: native(''), before: native(', auth: token') },
      { yaml: exotic(', auth: token'), before: exotic(', auth: none') },
    ],
    good: [
      native(', auth: token'),
      { yaml: native(', auth: none'), before: native('') },
      { yaml: native(', auth: token'), before: native(', auth: token') },
    ],
  },
  check: ({ buses }, _facts, before) => buses.flatMap(({ object }): Finding[] => {
    const old = before?.buses.find(bus => isSame(bus.object, object))?.object;
    return old === undefined ? [] : ['native', 'exotic'].flatMap((field): Finding[] => {
      const [from, to] = [authOf(old, field), authOf(object, field)];
      return from === undefined || to === undefined || from === to || isPlaceholder(to) ? []
        : [{ object, path: ['spec', 'nats', field, 'auth'], what: `spec.nats.${field}.auth changes from ${from} to ${to}` }];
    });
  }),
};

/** Undefined where the bus is not of that kind. */
function authOf({ manifest }: FlowObject, field: string): string | undefined {
  const bus = asRecord(at(manifest, 'spec', 'nats', field));
  return bus && (asString(bus.auth) ?? 'none');
}
