import { Bus, Flow } from '../../../flow/flow';
import { asString, at } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { withoutPort } from '../../helpers/dead-port';

const bus = (spec: string, port = 4222) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: ${spec}
---
apiVersion: v1
kind: Service
metadata: { name: nats, namespace: shop }
spec: { selector: { app: nats }, ports: [{ port: ${port} }] }
`;
const exotic = (url: string) => bus(`{ jetstreamExotic: { url: "${url}", streamConfig: "replicas: 3" } }`);

export const unknownBusPort: Rule = {
  id: 'ha/unknown-bus-port',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The address of a bus leads to a port that the Service does not have.',
  why: 'no EventSource and no Sensor connects to the bus',
  fix: 'write a port of the Service in the address, or add the port to the Service',
  docs: [Docs.SERVICE, Docs.EVENT_BUS],
  examples: {
    bad: [exotic('nats://nats:4223'), exotic('nats://shop:secret@nats:6222'), bus('{ kafka: { url: "nats:9092", topic: shop } }', 9094)],
    good: [exotic('nats://nats:4222'), exotic('nats://nats.example.com:4223'), exotic('nats://other:4223'), exotic('nats://nats'), bus('{ kafka: { url: "nats:9092,other:9092", topic: shop } }', 9094)],
  },
  check: flow => flow.buses.flatMap(each => deadAddress(each, flow)),
};

const DEFAULT_PORT = 4222;

/** Clients try each address of a list. */
function deadAddress({ object, type }: Bus, flow: Flow): Finding[] {
  const field = type === 'jetstreamExotic' ? ['jetstreamExotic', 'url'] : type === 'kafka' ? ['kafka', 'url'] : undefined;
  const url = field === undefined ? '' : asString(at(object.manifest, 'spec', ...field)) ?? '';
  const dead = url.split(',').map(each => {
    const [, host, port] = /^\s*(?:[a-z]+:\/\/)?(?:[^@/]*@)?([^/:?#\s]+)(?::(\d+))?/i.exec(each) ?? [];
    return host === undefined ? undefined : withoutPort(flow, host, Number(port ?? DEFAULT_PORT), object.namespace);
  });
  const [first] = dead;
  return url === '' || isPlaceholder(url) || first === undefined || dead.includes(undefined) ? [] : [{
    object, path: ['spec', ...field!], what: `spec.${field!.join('.')} is ${JSON.stringify(url)}, and the Service "${first.service.name}" has the port ${first.ports.join(', ')}`,
  }];
}
