import { FlowObject } from '../../../manifests/manifest-object';
import { quorum, tolerated } from '../../../values/raft-majority';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Rule } from '../../engine/rule';
import { busesWithServers, inServers, streamConfigPath } from '../../helpers/buses';
import { clients } from '../../helpers/clients';

export const evenVoters: Rule = {
  id: 'ha/even-voters',
  category: 'quorum',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'An even number of voters survives no more failures than the odd number below it.',
  why: '4 voters need a majority of 3 and tolerate one failure, the same as 3 voters. The fourth voter adds cost and another point of failure',
  fix: 'use 3, of which 1 may fail, or 5, of which 2 may',
  docs: [Docs.RAFT_QUORUM, Docs.JETSTREAM_CLUSTERING],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { replicas: 4 } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 4 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 5, streamConfig: "replicas: 4" } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 4 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 5 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 4 }
`],
  },
  check: flow => [
    ...busesWithServers(flow).filter(({ replicas }) => isEven(replicas))
      .map(bus => even(inServers(bus, 'replicas'), bus.replicas, 'servers')),
    ...flow.buses.filter(({ stream }) => stream !== undefined && isEven(stream.replicas))
      .map(bus => even({ object: bus.object, path: streamConfigPath(bus, 'replicas') }, bus.stream!.replicas, 'replicas of the stream')),
    ...clients(flow).filter(({ elector, replicas }) => elector === 'graft' && isEven(replicas))
      .map(({ object, replicas }) => even({ object, path: ['spec', 'replicas'] }, replicas, 'voting pods (graft)')),
  ],
};

/** Two are refused, or have a rule of their own. */
function isEven(number: number): boolean {
  return number > 2 && number % 2 === 0;
}

function even(field: { readonly object: FlowObject; readonly path: Path }, number: number, noun: string): Finding {
  return {
    ...field,
    what: `${number} ${noun} survive the loss of ${tolerated(number)}, as ${number - 1} do`,
    why: `${quorum(number)} of ${number} must agree; the last voter only adds a point of failure`,
    fix: `use ${number - 1} or ${number + 1}`,
  };
}
