import { Analysis, analyse } from './analyse';
import { buildFlow } from '../flow/build-flow';
import { Facts } from '../flow/facts';
import { loadManifests } from '../manifests/load-manifests';

/** Analysis of manifests as they leave `Testing.synth()` or `yaml.parse()`. */
export function analyseManifests(manifests: readonly unknown[], facts?: Facts): Analysis {
  const files = manifests.map((manifest, index) => ({ file: `manifest ${index + 1}`, text: JSON.stringify(manifest) ?? '' }));
  const { objects, problems } = loadManifests(files);
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
  return analyse(buildFlow(objects), facts);
}
