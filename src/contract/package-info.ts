import { readFileSync } from 'fs';
import { join } from 'path';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly homepage?: string;
  readonly repository?: { readonly url?: string };
}

/** What package.json says of this package: from lib/src/contract, or from src/contract in the repository. */
export function packageInfo(): { readonly version: string; readonly url: string } {
  for (const up of ['../..', '../../..']) {
    try {
      const { name, version, homepage, repository }: PackageJson = JSON.parse(readFileSync(join(__dirname, up, 'package.json'), 'utf8'));
      if (name === 'cdk8s-argo-events-ha') return { version, url: homepage ?? (repository?.url ?? '').replace(/^git\+|\.git$/g, '') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json of cdk8s-argo-events-ha is missing beside its files: install the package again');
}
