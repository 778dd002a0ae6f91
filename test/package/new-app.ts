import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const repository = join(__dirname, '..', '..');
const cdk8s = join(repository, 'node_modules', '.bin', 'cdk8s');
const environment = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', CDK8S_OUTDIR: undefined, NODE_OPTIONS: undefined };

/** A project as `cdk8s init typescript-app` leaves it, with the packed library installed. */
export class NewApp {
  public readonly directory = mkdtempSync(join(tmpdir(), 'new-app-'));

  public constructor() {
    // its last step imports the Kubernetes API from the internet; what this test needs is there before it
    spawnSync(cdk8s, ['init', 'typescript-app'], { cwd: this.directory, env: environment, stdio: 'pipe' });
    if (!existsSync(join(this.directory, 'node_modules', 'ts-node'))) throw new Error(`cdk8s init left no installed project in ${this.directory}`);
    rmSync(join(this.directory, 'main.test.ts'));
    this.write('cdk8s.yaml', 'language: typescript\napp: npx ts-node main.ts\n');
    this.run('npm', 'install', '--no-audit', '--no-fund', tarball(), 'cdk8s-plus-28@^2.5.6');
  }

  public write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text);
  }

  public run(command: string, ...args: string[]): string {
    return execFileSync(command, args, { cwd: this.directory, env: environment, encoding: 'utf8', stdio: 'pipe' });
  }

  /** What `cdk8s synth` writes, by file. */
  public synth(): Record<string, string> {
    this.run('npx', 'cdk8s', 'synth');
    const dist = join(this.directory, 'dist');
    return Object.fromEntries(readdirSync(dist).sort().map(file => [file, readFileSync(join(dist, file), 'utf8')]));
  }
}

export function tarball(): string {
  const folder = join(repository, 'dist', 'js');
  const packed = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.tgz')) : [];
  if (packed.length !== 1) throw new Error(`expected one packed tarball in dist/js, found ${packed.length}; run "npx projen compile" and "npx projen package:js" first`);
  return join(folder, packed[0]);
}
