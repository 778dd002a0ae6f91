import { after } from './after';
import { Emission, Left } from './emission';
import { Flow } from '../flow/flow';
import { FlowObject } from '../manifests/manifest-object';

/** Several emissions as one: each is made for the flow that the ones before leave. */
export function inTurn(flow: Flow, steps: readonly ((flow: Flow) => Emission)[]): Emission {
  let reached = flow;
  // what has become of each object of the manifests; undefined when it is removed
  let now: readonly (FlowObject | undefined)[] = flow.objects;
  const left: Left[] = [];
  for (const step of steps) {
    const emission = step(reached);
    left.push(...emission.left);
    const { removed = [] } = emission;
    const next = after(reached, emission);
    const kept = reached.objects.filter(object => !removed.includes(object));
    const becomes = new Map(kept.map((object, index) => [object, next.objects[index]]));
    now = now.map(object => object && becomes.get(object));
    reached = next;
  }
  const known = new Set(now);
  return {
    added: reached.objects.filter(object => !known.has(object)).map(({ manifest }) => manifest),
    changed: new Map(flow.objects.flatMap((object, index) => {
      const manifest = now[index]?.manifest;
      return manifest === undefined || manifest === object.manifest ? [] : [[object, manifest] as const];
    })),
    removed: flow.objects.filter((_, index) => now[index] === undefined),
    left: [...new Map(left.map(each => [leftKey(each), each])).values()],
  };
}

function leftKey({ object: { kind, namespace, name }, reason }: Left): string {
  return [kind, namespace, name, reason].join(' ');
}
