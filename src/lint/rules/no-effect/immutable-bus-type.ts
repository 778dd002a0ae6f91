import { Bus } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';

const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: ${spec}
`;
const JETSTREAM = bus('{ jetstream: { version: 2.10.29, replicas: 3 } }');
const STREAMING = bus('{ nats: { native: { replicas: 3 } } }');
const OTHERS_STREAMING = bus('{ nats: { exotic: { clusterID: shop, url: "nats://nats:4222" } } }');
const OTHERS_JETSTREAM = bus('{ jetstreamExotic: { url: "nats://nats:4222", streamConfig: "replicas: 3" } }');
const KAFKA = bus('{ kafka: { url: "kafka:9092" } }');

export const immutableBusType: Rule = {
  id: 'ha/immutable-bus-type',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'The type of an EventBus changes, and its name stays the same.',
  why: 'the validating webhook of Argo Events refuses the change; without the webhook, pods keep the old bus until the controller reconciles each EventSource and each Sensor, '
    + 'so some publish to one bus while others read the other, and the events in the old bus stay there',
  fix: 'create an EventBus with another name and set it as spec.eventBusName of the EventSources; when the Sensors have drained the old bus, move them too and delete the old EventBus',
  docs: [Docs.EVENT_BUS, Docs.issue(2798), Docs.source('pkg/webhook/validator/eventbus.go'), Docs.source('pkg/reconciler/eventbus/installer/nats.go')],
  examples: {
    bad: [
      { yaml: JETSTREAM, before: STREAMING },
      { yaml: STREAMING, before: JETSTREAM },
      { yaml: OTHERS_STREAMING, before: STREAMING },
      { yaml: STREAMING, before: OTHERS_STREAMING },
      { yaml: OTHERS_JETSTREAM, before: JETSTREAM },
      { yaml: JETSTREAM, before: OTHERS_JETSTREAM },
      { yaml: KAFKA, before: JETSTREAM },
    ],
    good: [
      JETSTREAM,
      { yaml: bus('{ jetstream: { version: 2.10.29, replicas: 5 } }'), before: JETSTREAM },
      { yaml: JETSTREAM, before: STREAMING.replace('default', 'old') },
    ],
  },
  check: ({ buses }, _facts, before) => buses.flatMap((after): Finding[] => {
    const old = before?.buses.find(({ object }) => isSame(object, after.object));
    const [from, to] = [old && typePath(old), typePath(after)];
    return from === undefined || to === undefined || from === to ? [] : [{ object: after.object, path: to.split('.'), what: `${from} becomes ${to}`, ...whyOf(from, to) }];
  }),
};

/** `spec.jetstream`, `spec.nats.native`; undefined for an EventBus that the controller refuses. */
function typePath({ type, object }: Bus): string | undefined {
  return type === 'nats' ? streamingPath(object) : type && `spec.${type}`;
}

function streamingPath({ manifest }: FlowObject): string | undefined {
  const kind = ['exotic', 'native'].find(field => asRecord(at(manifest, 'spec', 'nats', field)) !== undefined);
  return kind && `spec.nats.${kind}`;
}

/** The webhook looks at all types but Kafka. The installer of NATS Streaming takes the objects of the bus by their labels, which JetStream has too. */
function whyOf(from: string, to: string): Pick<Finding, 'why'> {
  if (to === 'spec.kafka') {
    return { why: `the webhook of Argo Events lets this change pass. ${capital(OLD_ADDRESS)}` };
  }
  if (from === 'spec.jetstream' && to === 'spec.nats.native') {
    return {
      why: 'the validating webhook of Argo Events refuses the change; without the webhook, the controller overwrites the configuration of the JetStream servers, '
        + 'fails to change their StatefulSet, and reports UpdateStatefulSetFailed from then on',
    };
  }
  if (from === 'spec.nats.native' && to === 'spec.jetstream') {
    return {
      why: 'the validating webhook of Argo Events refuses the change; without the webhook, the servers of both types run with the same labels, and the Service of each type selects both, '
        + `so connections fail at random; ${OLD_ADDRESS}`,
    };
  }
  return {};
}

const OLD_ADDRESS = 'pods keep the address of the old bus until the controller reconciles their EventSource or Sensor, and the events in the old bus stay there';

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
