import { readFileSync } from 'fs';
import { join } from 'path';
import { EXAMPLES, exampleNames, synthExample } from './support/example';
import { readmeSnippets } from './support/readme';

test.each(exampleNames())('the example %s synthesizes the YAML that was reviewed', name => {
  expect(Object.entries(synthExample(name)).map(([file, text]) => `# ${file}\n${text}`).join('\n')).toMatchSnapshot();
});

test('the README begins with the quickstart', () => {
  expect(readmeSnippets('ts')[0]).toBe(readFileSync(join(EXAMPLES, 'quickstart', 'main.ts'), 'utf8'));
});
