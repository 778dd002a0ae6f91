import { Analysis, analyse } from './analyse';
import { Domain, failuresWithin, survived } from './declared';
import { besidesBecause, bound, pathName, why } from './words';
import { buildFlow } from '../flow/build-flow';
import { Facts } from '../flow/facts';
import { loadManifests } from '../flow/load';

/** Analysis of manifests as they leave `Testing.synth()` or `yaml.parse()`. */
export function analyseManifests(manifests: readonly unknown[], facts?: Facts): Analysis {
  const files = manifests.map((manifest, index) => ({ file: `manifest ${index + 1}`, text: JSON.stringify(manifest) ?? '' }));
  return analyse(buildFlow(loadManifests(files).objects), facts);
}

/**
 * What a declaration to survive `domain` would break on, a sentence each; empty when all flows survive. For a test of one's own:
 * `expect(notSurvived(Testing.synth(chart), 'ZONE', { zones: 3, nodes: 6 })).toEqual([])`.
 */
export function notSurvived(manifests: readonly unknown[], domain: Domain, facts?: Facts): string[] {
  const { groups } = analyseManifests(manifests, facts);
  if (groups.length === 0) {
    return ['there is no flow of events in these manifests'];
  }
  return groups.flatMap(({ paths, verdicts }) => failuresWithin(domain).flatMap(({ id, title }) => {
    const verdict = verdicts.get(id)!;
    if (survived(verdict)) return [];
    const what = `${verdict.kind} ${bound(verdict)}`.trim();
    const reasons = [why(verdict), besidesBecause(verdict)].filter(Boolean).join('; ');
    return paths.map(path => `${pathName(path)}: ${title}: ${what}: ${reasons}`);
  }));
}
