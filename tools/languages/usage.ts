import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './package-language';

/** The command that adds the built package to a project. */
export function usage(language: Language, folder: string): string {
  const files = readdirSync(folder);
  switch (language) {
    case 'python': return `pip install ${join(folder, files.find(file => file.endsWith('.whl'))!)}`;
    case 'go': return `go mod edit ${goModules(folder).map(([path, made]) => `-replace ${path}=${made}`).join(' ')}`;
    case 'java': return `a repository in pom.xml, with the URL file://${folder}`;
    case 'dotnet': return `dotnet nuget add source ${folder}`;
  }
}

/** The modules in the folder: their paths, and where they are. */
export function goModules(folder: string): [path: string, made: string][] {
  return readdirSync(folder).map(name => [/^module (.+)$/m.exec(readFileSync(join(folder, name, 'go.mod'), 'utf8'))![1], join(folder, name)]);
}
