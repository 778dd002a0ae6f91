import { Docs } from './docs';
import { Finding, Path, Rule } from './rule';
import { NamedThing, nameFault } from '../argo-events/name-rules';
import { FlowObject } from '../flow/flow-object';

export const names: Rule = {
  id: 'ha/name',
  category: 'start',
  severity: 'error',
  what: 'A name has characters, or a length, that Argo Events or NATS cannot carry.',
  why: 'Kubernetes allows more: the subject of the event, the bucket or the Service cannot be made of it, so events are refused or the pods restart for ever',
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
`],
  },
  check: flow => [
    ...flow.buses.filter(({ type }) => type === 'jetstream').flatMap(({ object }) => fault(object, 'eventBus', object.name, ['metadata', 'name'])),
    ...flow.sources.flatMap(({ object, events }) => [
      ...fault(object, 'eventSource', object.name, ['metadata', 'name']),
      ...events.flatMap(({ type, name }) => fault(object, 'event', name, ['spec', type.field, name])),
    ]),
    ...flow.sensors.flatMap(({ object, dependencies, triggers }) => [
      ...fault(object, 'sensor', object.name, ['metadata', 'name']),
      ...dependencies.flatMap(({ index, name }) => fault(object, 'dependency', name, ['spec', 'dependencies', index, 'name'])),
      ...triggers.flatMap(({ index, name }) => fault(object, 'trigger', name, ['spec', 'triggers', index, 'template', 'name'])),
    ]),
  ],
};

/** Names that are missing have rules of their own. */
function fault(object: FlowObject, thing: NamedThing, name: string | undefined, path: Path): Finding[] {
  const what = name === undefined || name === '' ? undefined : nameFault(thing, name);
  return what === undefined ? [] : [{ object, path, what }];
}
