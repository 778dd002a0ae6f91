import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { BUS_FAULTS } from './bus-faults';
import { DEAD_FLOW_FAULTS, Manifest } from './faults';
import { NETWORK_FAULTS } from './network-faults';
import { MISSING_OF_OWN_SERVERS, OWN_SERVER_FAULTS } from './own-server-faults';
import { OBJECT_FAULTS, POD_FAULTS } from './pod-faults';
import { DEPENDENCY_FAULTS, TRIGGER_FAULTS } from './sensor-faults';
import { CHAIN_FAULTS, HARMLESS_FAULTS, MISSING_SERVICES } from './service-faults';
import { MISSING_SOURCES, SOURCE_FAULTS } from './source-faults';
import { FailureDomain, HaAnalysis } from '../../../src';
import { run } from '../../../src/cli/run';
import { synthExample, synthNativeExample } from '../../support/example';

const FACTS = { zones: 3, nodes: 9, podPolicy: true };
const NATIVE = ['quickstart', 'many-sources'].map(name => ({ name, bus: 'a native bus', text: Object.values(synthNativeExample(name)).join('---\n') }));
const HOSTS = [...NATIVE, { name: 'quickstart', bus: 'own servers', text: Object.values(synthExample('quickstart')).join('---\n') }];
const FAULTS = [
  ...DEAD_FLOW_FAULTS, ...BUS_FAULTS, ...NETWORK_FAULTS, ...SOURCE_FAULTS, ...DEPENDENCY_FAULTS, ...TRIGGER_FAULTS, ...POD_FAULTS, ...OBJECT_FAULTS,
];
const read = (text: string): Manifest[] => parseAllDocuments(text).map(document => document.toJS());
const undeclared = (manifests: readonly Manifest[]) => manifests.map(({ metadata: { annotations = {}, ...metadata }, ...manifest }) =>
  ({ ...manifest, metadata: { ...metadata, annotations: { ...annotations, 'cdk8s-argo-events-ha/survives': undefined } } }));

async function reportOn(manifests: readonly Manifest[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'dead-flow-')), 'flow.yaml');
  writeFileSync(file, manifests.map(manifest => stringify(manifest)).join('---\n'));
  let out = '';
  const code = await run(['report', file, '--zones', '3', '--nodes', '9', '--pod-policy'], { write: text => { out += text; }, writeError: () => {}, color: false });
  return { code, out };
}

describe.each(HOSTS)('$name on $bus', ({ text, name, bus }) => {
  // the webhooks of many-sources are those of GitHub, which are always of the method POST
  const cases = FAULTS.filter(({ name: fault, onlyNative }) => (name === 'quickstart' || fault !== 'webhooks of the method PUT')
    && (bus === 'a native bus' || !onlyNative));

  test.each(cases)('with $name delivers nothing, whatever was declared', async ({ change }) => {
    const manifests = read(text);
    change(manifests);
    for (const given of [manifests, undeclared(manifests)]) {
      const analysis = HaAnalysis.fromManifests(given, FACTS);
      expect(analysis.notSurvived(FailureDomain.POD)).not.toEqual([]);
      const atRest = JSON.parse(analysis.toJson()).flows.map(({ verdicts }: Manifest) => verdicts.none.verdict);
      expect(atRest.filter((verdict: string) => verdict === 'stops' || verdict === 'loses')).not.toEqual([]);
      const { code, out } = await reportOn(given);
      expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/even when nothing fails/) });
    }
  });

  test.each(MISSING_SOURCES)('with $name is not known to deliver', async ({ change }) => {
    const manifests = read(text);
    change(manifests);
    expect(HaAnalysis.fromManifests(manifests, FACTS).notSurvived(FailureDomain.POD)).not.toEqual([]);
    expect(await reportOn(manifests)).toMatchObject({ code: 1 });
  });

  test('without a fault delivers, and survives what it declares', async () => {
    expect(await reportOn(read(text))).toEqual({ code: 0, out: expect.not.stringMatching(/even when nothing fails/) });
  });
});

describe('an object of own servers or of a node guard', () => {
  const text = HOSTS.find(({ bus }) => bus === 'own servers')!.text;
  const changed = (change: (manifests: Manifest[]) => void): Manifest[] => {
    const manifests = read(text);
    change(manifests);
    return manifests;
  };
  const rulesOf = async (manifests: readonly Manifest[]): Promise<string[]> => {
    const file = join(mkdtempSync(join(tmpdir(), 'dead-flow-')), 'flow.yaml');
    writeFileSync(file, manifests.map(manifest => stringify(manifest)).join('---\n'));
    let out = '';
    await run(['check', file, '--format', 'json'], { write: part => { out += part; }, writeError: () => {}, color: false });
    return JSON.parse(out).findings.map(({ rule, severity }: Manifest) => `${severity} ${rule}`);
  };

  test.each([...CHAIN_FAULTS, ...OWN_SERVER_FAULTS])('$name: nothing is delivered', async ({ change }) => {
    expect(await reportOn(changed(change))).toEqual({ code: 1, out: expect.stringMatching(/even when nothing fails/) });
  });

  test.each([...MISSING_SERVICES, ...MISSING_OF_OWN_SERVERS])('$name: whether events are delivered is not known', async ({ change }) => {
    const analysis = HaAnalysis.fromManifests(changed(change), FACTS);
    expect(JSON.parse(analysis.toJson()).flows.map(({ verdicts }: Manifest) => verdicts.none.verdict)).toEqual(['unknown']);
    expect(await reportOn(changed(change))).toMatchObject({ code: 1 });
  });

  test.each(HARMLESS_FAULTS)('$name: events are delivered, with a warning', async ({ change }) => {
    const manifests = changed(change);
    expect(JSON.parse(HaAnalysis.fromManifests(manifests, FACTS).toJson()).flows.map(({ verdicts }: Manifest) => verdicts.none.verdict)).toEqual(['flows']);
    expect(await rulesOf(manifests)).toContain('warning ha/broken-service');
  });
});
