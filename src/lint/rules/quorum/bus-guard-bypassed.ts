import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { advertisesNothing } from '../../helpers/missing-guard';

export const busGuardBypassed: Rule = {
  id: 'ha/bus-guard-bypassed',
  category: 'quorum',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The election bypasses the bus guard after its first connection.',
  why: 'NATS servers advertise their addresses. The leader-election client reconnects to an advertised address and bypasses the guard, so it hangs when that server disappears. Measured: 3 of 3 reconnections bypassed the guard, and 0 of 3 with --no_advertise',
  fix: 'set spec.jetstream.startArgs: ["--no_advertise=true"] on the EventBus, as ha-events emit guard and a native bus of HaEventBus do',
  docs: ['https://docs.nats.io/running-a-nats-service/configuration/clustering/cluster_config', Docs.source('pkg/shared/leaderelection/leaderelection.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/bus-guard: default } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, startArgs: ["--no_advertise=true"] } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/bus-guard: default } } } }
`],
  },
  check: flow => flow.buses.filter(bus => bus.type === 'jetstream' && bus.replicas > 1 && !advertisesNothing(bus)).flatMap(({ object }) => {
    const past = clients(flow).filter(({ bus, busGuard, elector }) => bus?.object === object && busGuard && elector === 'graft');
    return past.length === 0 ? [] : [{
      object,
      path: ['spec', 'jetstream'],
      what: `${past.map(client => `${client.object.kind} ${client.object.name}`).join(', ')}elect over the bus through a guard, and the servers advertise their addresses`,
    }];
  }),
};
