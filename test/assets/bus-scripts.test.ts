import { spawnSync } from 'child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const SCRIPTS = join(__dirname, '../../assets/bus-scripts');
const hasJq = spawnSync('jq', ['--version']).error === undefined;
if (!hasJq) process.stderr.write('SKIPPED: no jq, so the scripts of the bus are not run\n');

/** Stands for the NATS command line: `answers` by the beginning of what is asked. Gives what was asked. */
function run(script: string, env: Record<string, string>, answers: readonly [string, object][]) {
  const folder = mkdtempSync(join(tmpdir(), 'bus-scripts-'));
  const cases = answers.map(([asked, answer]) => `  '${asked}'*) echo '${JSON.stringify(answer)}' ;;`).join('\n');
  const nats = join(folder, 'nats');
  writeFileSync(nats, `#!/bin/sh
while [ "\${1#--}" != "$1" ]; do shift 2; done
shift 2 # request --raw
printf "%s\\n" "$*" >> "${folder}/asked"
case "$1" in
${cases}
*) echo '{}' ;;
esac
`);
  chmodSync(nats, 0o755);
  writeFileSync(join(folder, 'client-auth'), 'username: u\npassword: p\n');
  const { stdout, stderr, status } = spawnSync('sh', [join(SCRIPTS, script)], {
    encoding: 'utf8',
    timeout: 7000,
    env: { ...env, AUTH: folder, PATH: `${folder}:${process.env.PATH}`, SERVICE: 'bus', POD_NAMESPACE: 'shop', HOME: folder },
  });
  return { said: stdout.replace(/^\S+ /gm, ''), status, stderr, asked: readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n') };
}

const bucket = (replicas: number, direct = false) => ({ config: { name: 'KV_fulfil', num_replicas: replicas, allow_direct: direct } });

(hasJq ? describe : describe.skip)('sensor-bucket.sh', () => {
  const env = { BUCKET: 'fulfil', REPLICAS: '3' };

  test('leaves a bucket with its copies alone', () => {
    const { said, status, asked } = run('sensor-bucket.sh', env, [['$JS.API.STREAM.INFO.KV_fulfil', bucket(3)]]);
    expect(status).toBe(0);
    expect(said).toBe('bucket fulfil: 3 copies\n');
    expect(asked).toEqual([expect.stringContaining('$JS.API.STREAM.INFO.KV_fulfil')]);
  });

  test('changes a bucket that any server answers for only where READS=leader', () => {
    const direct: [string, object][] = [['$JS.API.STREAM.INFO.KV_fulfil', bucket(3, true)]];
    expect(run('sensor-bucket.sh', env, direct).said).toContain('any server answers a read; made before this Job, and left so');
    const { said, asked } = run('sensor-bucket.sh', { ...env, READS: 'leader' }, direct);
    expect(said).toContain('any server answers a read, changing that to its leader');
    expect(JSON.parse(asked.at(-1)!.replace(/^\S+ /, ''))).toEqual({ name: 'KV_fulfil', num_replicas: 3, allow_direct: false });
  });

  test('says why JetStream refuses, and tries again', () => {
    const { said, status } = run('sensor-bucket.sh', env, [['$JS.API.STREAM.INFO.KV_fulfil', { error: { code: 503, description: 'not ready' } }]]);
    expect(status).toBe(null);
    expect(said).toMatch(/^(bucket fulfil: \{"error":\{"code":503,"description":"not ready"\}\}\n){2,}$/);
  }, 30_000);
});
