import { Analysis, analyse } from './analyse';
import { buildFlow } from '../flow/build-flow';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { loadManifests } from '../manifests/load-manifests';

/** Analysis of manifests as they leave `Testing.synth()` or `yaml.parse()`. */
export function analyseManifests(manifests: readonly unknown[], facts?: Facts): Analysis {
  return analyse(flowOfManifests(manifests.map((manifest, index) => ({ file: `manifest ${index + 1}`, manifest }))), facts);
}

/** A manifest that is an object in memory, and a name for where it comes from. */
export interface NamedManifest {
  readonly file: string;
  readonly manifest: unknown;
}

export function flowOfManifests(manifests: readonly NamedManifest[]): Flow {
  const { objects, problems } = loadManifests(manifests.map(({ file, manifest }) => ({ file, text: JSON.stringify(manifest) ?? '' })));
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
  return buildFlow(objects);
}
