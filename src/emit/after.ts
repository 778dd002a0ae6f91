import { Emission } from './emission';
import { buildFlow } from '../flow/build-flow';
import { Flow } from '../flow/flow';
import { flowObject } from '../manifests/object-of';
import { Json } from '../values/json-values';

/** The flow with what was made for it: the changed objects in the place of those that they were. */
export function after({ objects }: Flow, { added, changed, removed = [] }: Emission): Flow {
  const source = { file: 'emitted', document: { text: '', line: 1, offset: 0 }, path: [] };
  return buildFlow([
    ...objects.filter(object => !removed.includes(object)).map(object => {
      const manifest = changed.get(object);
      return manifest === undefined ? object : { ...object, ...flowObject(manifest, object.source) };
    }),
    ...added.map((manifest: Json) => flowObject(manifest, source)),
  ]);
}
