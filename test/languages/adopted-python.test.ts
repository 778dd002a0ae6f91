import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { pythonEnvironment } from './python-environment';
import { describeWithPackage, run } from './support';
import { pythonApp } from '../../src/adopt/python';
import { Json } from '../../src/values/json-values';
import { adopted, byName } from '../adopt/support';
import { FIELD_CASES } from '../lint/support/field-cases';

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'examples/checks/usual-guide.yaml'), 'utf8');
const CASES = [{ name: 'the usual guide', text: GUIDE }, ...FIELD_CASES].map(({ name, text }) => ({ name, ...adopted(text) }));

describeWithPackage('python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adopted-python-'));
  const failures: Record<string, string> = {};

  // one process, since each start of jsii takes a second
  beforeAll(() => {
    CASES.forEach(({ plan }, index) => {
      mkdirSync(join(folder, String(index)));
      writeFileSync(join(folder, `${index}.py`), pythonApp(plan).replace('App()', `App(outdir="${folder}/${index}")`));
    });
    writeFileSync(join(folder, 'all.py'), [
      'import json, traceback',
      'failures = {}',
      `for index in range(${CASES.length}):`,
      '    try:',
      `        exec(compile(open(f"${folder}/{index}.py").read(), f"{index}.py", "exec"), {})`,
      '    except Exception:',
      '        failures[index] = traceback.format_exc()',
      'json.dump(failures, open("failures.json", "w"))',
    ].join('\n'));
    run(folder, folder, pythonEnvironment(), 'all.py');
    Object.assign(failures, JSON.parse(readFileSync(join(folder, 'failures.json'), 'utf8')));
  });

  test.each(CASES.map(({ name, objects }, index) => ({ name, objects, index })))('adopt writes for Python the app that it writes for TypeScript: $name', ({ objects, index }) => {
    expect(failures[index]).toBeUndefined();
    const texts = readdirSync(join(folder, String(index))).map(file => readFileSync(join(folder, String(index), file), 'utf8'));
    const made = texts.flatMap(text => parseAllDocuments(text)).map(document => document.toJS() as Json).filter(Boolean);
    expect(byName(made)).toEqual(byName(JSON.parse(JSON.stringify(objects))));
  });
});
