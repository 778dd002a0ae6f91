import { buildFlow, ClusterState } from '../../../src/flow/build-flow';
import { Flow } from '../../../src/flow/flow';
import { loadManifests } from '../../../src/manifests/load-manifests';

/** The flow of a YAML text that must be readable. */
export function flowOf(text: string, cluster?: ClusterState): Flow {
  const { objects, problems } = loadManifests([{ file: 'test.yaml', text }]);
  expect(problems).toEqual([]);
  return buildFlow(objects, cluster);
}
