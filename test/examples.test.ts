import { readFileSync } from 'fs';
import { join } from 'path';
import { EXAMPLES, exampleNames, synthExample } from './support/example';
import { readmeSnippets } from './support/readme';
import { expectYamlSnapshot } from './support/yaml-snapshot';

test.each(exampleNames())('the example %s synthesizes the YAML that was reviewed', name => {
  for (const [file, text] of Object.entries(synthExample(name))) expectYamlSnapshot(`examples/${name}/${file}`, text);
});

test('the README begins with the quickstart', () => {
  expect(readmeSnippets('ts')[0]).toBe(readFileSync(join(EXAMPLES, 'quickstart', 'main.ts'), 'utf8'));
});
