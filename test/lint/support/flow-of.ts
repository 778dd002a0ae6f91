import { buildFlow } from '../../../src/flow/build-flow';
import { Flow } from '../../../src/flow/flow';
import { LiveBus } from '../../../src/flow/live-bus';
import { loadManifests } from '../../../src/manifests/load-manifests';

/** The flow of a YAML text that must be readable. */
export function flowOf(text: string, live?: ReadonlyMap<string, LiveBus>): Flow {
  const { objects, problems } = loadManifests([{ file: 'test.yaml', text }]);
  expect(problems).toEqual([]);
  return buildFlow(objects, live);
}
