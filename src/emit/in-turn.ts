import { after } from './after';
import { Emission, Left } from './emission';
import { Flow } from '../flow/flow';

/** Several emissions as one: each is made for the flow that the ones before leave. */
export function inTurn(flow: Flow, steps: readonly ((flow: Flow) => Emission)[]): Emission {
  let reached = flow;
  const left = steps.flatMap(step => {
    const emission = step(reached);
    reached = after(reached, emission);
    return emission.left;
  });
  const { length } = flow.objects;
  return {
    added: reached.objects.slice(length).map(({ manifest }) => manifest),
    changed: new Map(flow.objects.flatMap((object, index) => {
      const { manifest } = reached.objects[index];
      return manifest === object.manifest ? [] : [[object, manifest] as const];
    })),
    left: [...new Map(left.map(each => [leftKey(each), each])).values()],
  };
}

function leftKey({ object: { kind, namespace, name }, reason }: Left): string {
  return [kind, namespace, name, reason].join(' ');
}
