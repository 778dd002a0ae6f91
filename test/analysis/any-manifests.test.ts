import * as fc from 'fast-check';
import { declaredGuide } from './declared-guide';
import { analyseManifests } from '../../src/analysis/analyse-manifests';
import { analysisHtml } from '../../src/report/analysis/html';
import { analysisJson } from '../../src/report/analysis/json';
import { analysisMermaid } from '../../src/report/analysis/mermaid';
import { analysisText } from '../../src/report/analysis/text';

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 0, 2, 4, 7, 50, 1e9, 1.5, '3', 'x', [], {}, true, NaN, Infinity),
  fc.jsonValue({ maxDepth: 2 }),
);
const paths = ['spec', 'spec.replicas', 'spec.template', 'spec.template.affinity', 'spec.template.tolerations', 'spec.jetstream', 'spec.jetstream.replicas',
  'spec.jetstream.streamConfig', 'spec.dependencies', 'spec.dependencies.0', 'spec.triggers', 'spec.webhook', 'spec.maxUnavailable', 'metadata', 'metadata.name',
  'metadata.annotations', 'spec.template.metadata.annotations'].map(path => path.split('.'));

/** A copy with the value at that path replaced, where there is such a path. */
function withValue(manifest: any, [key, ...rest]: string[], value: unknown): any {
  if (typeof manifest !== 'object' || manifest === null) return manifest;
  const copy = Array.isArray(manifest) ? [...manifest] : { ...manifest };
  copy[key] = rest.length === 0 ? value : withValue(copy[key], rest, value);
  return copy;
}

test('whatever stands in a manifest, there is an answer in every form', () => {
  const change = fc.record({ index: fc.nat(declaredGuide.length - 1), path: fc.constantFrom(...paths), value: odd });
  const facts = fc.record({ zones: fc.integer({ min: 1, max: 7 }), nodes: fc.integer({ min: 1, max: 400 }) }, { requiredKeys: [] });
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), facts, (changes, given) => {
    const manifests = changes.reduce<unknown[]>((all, { index, path, value }) =>
      all.map((manifest, at) => at === index ? withValue(manifest, path, value) : manifest), declaredGuide);
    const analysis = analyseManifests(manifests, given);
    for (const form of [analysisText, analysisHtml, analysisJson, analysisMermaid]) {
      expect(form(analysis)).not.toMatch(/\b(?:NaN|undefined|\[object)\b/);
    }
  }), { numRuns: 500 });
});
