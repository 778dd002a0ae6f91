import { readFileSync } from 'fs';
import { join } from 'path';

const README = join(__dirname, '..', '..', 'README.md');

/** The fenced blocks of the README in a language, in order. */
export function readmeSnippets(language: string): string[] {
  return [...readFileSync(README, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, fence]) => fence === language)
    .map(([, , text]) => text);
}
