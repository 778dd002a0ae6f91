import { NamedThing, nameFault } from '../../../argo-events/catalog/name-rules';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Finding, Path, Rule } from '../../engine/rule';

export const invalidName: Rule = {
  id: 'ha/invalid-name',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A name has characters or a length that Argo Events or NATS does not accept.',
  why: 'Kubernetes accepts the name, but the event subject, bucket or Service cannot use it, so events are refused or the pods restart indefinitely',
  fix: 'rename it as the finding says',
  docs: [Docs.EVENT_SOURCE_NAMING, 'https://docs.nats.io/nats-concepts/subjects'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { shop.order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: shop.orders }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { generateName: orders- }
spec: { replicas: 3 }
`],
  },
  check: flow => [
    ...flow.buses.filter(({ type }) => type === 'jetstream').flatMap(({ object }) => ownFault(object, 'eventBus')),
    ...flow.sources.flatMap(({ object, events }) => [
      ...ownFault(object, 'eventSource'),
      ...events.flatMap(({ type, name }) => fault(object, 'event', name, ['spec', type.field, name])),
    ]),
    ...flow.sensors.flatMap(({ object, dependencies, triggers }) => [
      ...ownFault(object, 'sensor'),
      ...dependencies.flatMap(({ index, name }) => fault(object, 'dependency', name, ['spec', 'dependencies', index, 'name'])),
      ...triggers.flatMap(({ index, name }) => fault(object, 'trigger', name, ['spec', 'triggers', index, 'template', 'name'])),
    ]),
  ],
};

/** A pod runs the other events, and leaves out what it cannot name. */
const EFFECTS: Readonly<Record<NamedThing, FlowEffect>> = {
  eventBus: { does: 'never-starts', to: 'object' },
  eventSource: { does: 'never-delivers', to: 'object' },
  sensor: { does: 'never-starts', to: 'object' },
  event: { does: 'never-delivers', to: 'event' },
  dependency: { does: 'never-delivers', to: 'dependency' },
  trigger: { does: 'never-delivers', to: 'trigger' },
};

/** The API server appends five characters to generateName. */
const GENERATED = 'x'.repeat(5);

function ownFault(object: FlowObject, thing: NamedThing): Finding[] {
  const { name, generateName } = asRecord(object.manifest.metadata) ?? {};
  return name === undefined && generateName !== undefined
    ? fault(object, thing, object.name + GENERATED, ['metadata', 'generateName'])
    : fault(object, thing, object.name, ['metadata', 'name']);
}

/** Names that are missing have rules of their own. */
function fault(object: FlowObject, thing: NamedThing, name: string | undefined, path: Path): Finding[] {
  const what = name === undefined || name === '' ? undefined : nameFault(thing, name);
  return what === undefined ? [] : [{ object, path, what, effect: EFFECTS[thing] }];
}
