import { describe, FlowObject } from '../../../manifests/manifest-object';
import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const sharedExoticStream: Rule = {
  id: 'ha/shared-exotic-stream',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'loses', to: 'object' },
  what: 'Sensors of two namespaces receive each other\'s events.',
  why: 'the stream is always default, and names of consumers and buckets do not contain the namespace. Sensors with the same name on one JetStream share both, and each event goes to only one of these Sensors',
  fix: 'use one NATS account for each namespace, or give the Sensors different names',
  docs: [Docs.source('pkg/eventbus/jetstream/sensor/sensor_jetstream.go'), Docs.JETSTREAM_BUS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: a }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: b }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: a }
spec: { replicas: 3 }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: b }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: a }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: b }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: a }
spec: { replicas: 3 }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: bills, namespace: b }
spec: { replicas: 3 }
`],
  },
  check: ({ sensors }) => {
    const first = new Map<string, FlowObject>();
    return sensors.flatMap(({ object, bus }) => {
      const config = asRecord(at(bus?.object.manifest, 'spec', 'jetstreamExotic'));
      if (config === undefined) return [];
      const key = `${String(config.url)} ${String(at(config, 'accessSecret', 'name'))} ${object.name}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, object);
      return other === undefined ? [] : [{ object, path: ['metadata', 'name'], what: `${describe(other)} uses the same consumers and bucket on ${String(config.url)}` }];
    });
  },
};
