import { bus, flowOf, MIB, requests } from './support';
import { BUS_LABEL } from '../../src/contract/bus-label';
import { costOf } from '../../src/cost/cost';

const named = (name: string, cpu: string, memory: string, more: object = {}) => ({ name, ...requests(cpu, memory), ...more });

/** Cores and MiB of the pods of a Deployment of this pod, read as a keeper. */
function requested(spec: object): [number, number] {
  const keeper = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'eventbus-default-keeper',
      namespace: 'shop',
      labels: { 'app.kubernetes.io/name': 'eventbus-keeper', 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha', 'app.kubernetes.io/instance': 'default', [BUS_LABEL]: 'default' },
    },
    spec: { replicas: 2, template: { spec } },
  };
  const { components } = costOf(flowOf(bus({ jetstream: { version: '2.10.29' } }), keeper), {});
  const items = components.flatMap(component => component.items).filter(({ role }) => role === 'keeper');
  return [items.reduce((sum, { cpu }) => sum + cpu.known, 0), items.reduce((sum, { memory }) => sum + memory.known, 0) / MIB];
}

test.each<[string, object, [number, number]]>([
  ['containers add up', { containers: [named('a', '1', '10Mi'), named('b', '2', '20Mi')] }, [6, 60]],
  ['a sidecar is a container', { containers: [named('a', '1', '10Mi')], initContainers: [named('s', '1', '5Mi', { restartPolicy: 'Always' })] }, [4, 30]],
  ['a smaller init container adds nothing', { containers: [named('a', '2', '10Mi')], initContainers: [named('i', '1', '5Mi')] }, [4, 20]],
  ['a larger one decides', { containers: [named('a', '1', '10Mi')], initContainers: [named('i', '3', '5Mi')] }, [6, 20]],
  ['of several the largest decides', { containers: [named('a', '1', '10Mi')], initContainers: [named('i', '3', '5Mi'), named('j', '2', '40Mi')] }, [6, 80]],
  ['sidecars before an init container run beside it', {
    containers: [named('a', '1', '10Mi')], initContainers: [named('s', '1', '5Mi', { restartPolicy: 'Always' }), named('i', '3', '5Mi'), named('t', '9', '5Mi', { restartPolicy: 'Always' })],
  }, [22, 40]],
])('%s', (_, spec, expected) => {
  expect(requested(spec)).toEqual(expected);
});
