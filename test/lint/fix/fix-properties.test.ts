import { parseAllDocuments, stringify } from 'yaml';
import { Facts } from '../../../src/flow/facts';
import { ReportedFinding } from '../../../src/lint/engine/check-report';
import { RULES } from '../../../src/lint/rules';
import { checkText } from '../support/check-text';
import { FIELD_CASES } from '../support/field-cases';

interface Written {
  readonly name: string;
  readonly text: string;
  readonly facts?: Facts;
}

const EXAMPLES: readonly Written[] = RULES.flatMap(({ id, examples: { bad, good } }) => [...bad, ...good].map((example, index) => ({
  name: `example ${index + 1} of ${id}`, ...typeof example === 'string' ? { text: example } : { text: example.yaml, facts: example.facts },
})));
const FACTS: readonly Facts[] = [
  {},
  { chartVersion: '2.4.24', zones: 1, nodes: 3 },
  { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', zones: 3, nodes: 9, kubernetesVersion: '1.36', podPolicy: true },
];
const WRITTEN: readonly Written[] = [...EXAMPLES, ...FIELD_CASES];
const CASES = WRITTEN.flatMap(one => (one.facts !== undefined ? [one]
  : FACTS.map(facts => ({ ...one, name: `${one.name}, ${JSON.stringify(facts)}`, facts }))));

/** Those that --fix changes. */
const FIXABLE = CASES.filter(({ facts }) => !FACTS.slice(1).includes(facts!))
  .filter(({ text, facts }) => checkText(text, facts).report.findings.some(({ fixable }) => fixable));

/** The same manifests in other hands: what is added has to fit to each. */
const HANDS: Readonly<Record<string, (text: string) => string>> = {
  'as written': text => text,
  'with comments': text => (text.includes('|') ? text : text.replaceAll(/^(?!---).*[^\s:-]$/gm, (line, offset) => `${line} # comment ${offset}`)),
  'in block style': text => documents(text).map(value => stringify(value)).join('---\n'),
  'without indented lists, on Windows': text => documents(text).map(value => stringify(value, { indentSeq: false })).join('---\n').replaceAll('\n', '\r\n'),
  'in flow style': text => documents(text).map(value => stringify(value, { collectionStyle: 'flow', lineWidth: 0 })).join('---\n'),
  'as JSON': text => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: documents(text) }, undefined, 2) + '\n',
  'as JSON in a line': text => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: documents(text) }),
};

function documents(text: string): unknown[] {
  return parseAllDocuments(text, { uniqueKeys: false }).map(document => document.toJS());
}

test('there are enough cases that --fix changes', () => expect(FIXABLE.length).toBeGreaterThan(100));

const keyOf = ({ rule, object, path }: ReportedFinding) => `${rule} ${object?.kind} ${object?.namespace}/${object?.name} ${path}`;

describe.each(Object.entries(HANDS))('%s', (hand, write) => {
  const cases = hand === 'as written' ? CASES : FIXABLE;

  test.each(cases)('--fix is safe for $name', ({ text: original, facts }) => {
    const text = write(original);
    const before = checkText(text, facts);
    const { fixed } = before;
    const after = fixed === text ? before : checkText(fixed, facts);

    // once is enough
    expect(after.fixed).toBe(fixed);

    // nothing is found that was not found before
    const known = before.report.findings.map(keyOf);
    expect(after.report.findings.map(keyOf).filter(key => !known.includes(key))).toEqual([]);
    expect(after.report.problems).toEqual(before.report.problems);
    const asked = [...before.report.findings, ...before.report.unknowns].map(({ rule, object }) => `${rule} ${object?.name}`);
    expect(after.report.unknowns.map(({ rule, object }) => `${rule} ${object.name}`).filter(key => !asked.includes(key))).toEqual([]);

    // each correction cures its finding
    if (fixed !== text) expect(after.report.findings.length).toBeLessThan(before.report.findings.length);

    // a line changes only where a finding is about its value
    const lines = new Set(fixed.split('\n'));
    const lost = text.split('\n').flatMap((line, index) => (lines.has(line) ? [] : [index + 1]));
    const about = before.report.findings.filter(({ fixable }) => fixable).map(({ location }) => location.line);
    if (hand !== 'as JSON' && hand !== 'as JSON in a line' && hand !== 'in flow style') expect(lost.filter(line => !about.includes(line))).toEqual([]);

    // comments and ends of lines stay
    expect(fixed.match(/# comment \d+$/gm)).toEqual(text.match(/# comment \d+$/gm));
    if (text.includes('\r\n')) expect(fixed.replaceAll('\r\n', '')).not.toContain('\n');
    if (hand.startsWith('as JSON')) expect(() => JSON.parse(fixed)).not.toThrow();
  });
});
