import { Analysis, analyse } from './analyse';
import { buildFlow } from '../flow/build-flow';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { loadManifests } from '../manifests/load-manifests';

/** Analysis of manifests as they leave `Testing.synth()` or `yaml.parse()`. */
export function analyseManifests(manifests: readonly unknown[], facts?: Facts): Analysis {
  return analyse(flowOfManifests(manifests), facts);
}

/** The flow of manifests that are objects in memory. The file of each is its index. */
export function flowOfManifests(manifests: readonly unknown[]): Flow {
  const files = manifests.map((manifest, index) => ({ file: `manifest ${index + 1}`, text: JSON.stringify(manifest) ?? '' }));
  const { objects, problems } = loadManifests(files);
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
  return buildFlow(objects);
}
