import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** The fenced blocks of the README in a language, in order. */
export function readmeSnippets(language: string): string[] {
  return snippets('README.md', language);
}

/** The same of any document, by its path in the repository. */
export function snippets(document: string, language: string): string[] {
  return [...readFileSync(join(ROOT, document), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, fence]) => fence === language)
    .map(([, , text]) => text);
}
