import * as fc from 'fast-check';
import * as ts from 'typescript';
import { stringify, parseAllDocuments } from 'yaml';
import { adopted, wholeFlow } from './support';
import { pythonApp } from '../../src/adopt/python';
import { typescriptApp } from '../../src/adopt/typescript';
import { harden } from '../../src/emit/harden';
import { FIELD_CASES } from '../lint/support/field-cases';

const DOCUMENTS = FIELD_CASES.map(({ text }) => parseAllDocuments(text).map(document => document.toJS() as unknown));
const JUNK = [null, '', 0, 1.5, true, [], {}, ['x'], { x: null }, '{{ .Values.x }}', '${X}', 'A b/c', '2026-01-31', 'default'];

/** Places of a value, as paths. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function replaced(value: any, [step, ...rest]: readonly (string | number)[], junk: unknown): unknown {
  if (step === undefined) return junk;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[step] = replaced(value[step], rest, junk);
  return copy;
}

const mutated = fc.record({
  which: fc.nat(),
  where: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  junk: fc.array(fc.constantFrom<unknown>(...JUNK), { minLength: 3, maxLength: 3 }),
})
  .map(({ which, where, junk }) => {
    const documents = DOCUMENTS[which % DOCUMENTS.length];
    return where.reduce<unknown>((value, place, index) => {
      const all = places(value);
      return replaced(value, all[place % all.length], junk[index]);
    }, documents);
  })
  .map(documents => (Array.isArray(documents) ? documents : [documents]).map(document => stringify(document)).join('---\n'));

test('whatever the manifests hold, they become an app in both languages, and are hardened', () => {
  fc.assert(fc.property(mutated, text => {
    const { plan } = adopted(text);
    const source = ts.createSourceFile('main.ts', typescriptApp(plan), ts.ScriptTarget.Latest) as ts.SourceFile & { parseDiagnostics: unknown[] };
    expect(source.parseDiagnostics).toEqual([]);
    expect(pythonApp(plan)).toContain('app.synth()');
    harden(wholeFlow(text));
  }), { numRuns: 60 });
}, 120_000);
