import { join } from 'path';
import { Answers, run as runFake, SCRIPTS } from './support/fake-nats';
import { describeWith } from '../support/describe-with';

const run = (script: string, env: Record<string, string>, answers: Answers) => runFake([join(SCRIPTS, script)], { env, answers });

const bucket = (replicas: number, direct = false) => ({ config: { name: 'KV_fulfil', num_replicas: replicas, allow_direct: direct } });

describeWith('jq')('sensor-bucket.sh', () => {
  const env = { BUCKET: 'fulfil', REPLICAS: '3' };

  test('leaves a bucket with its copies alone', () => {
    const { said, status, asked } = run('sensor-bucket.sh', env, [['request $JS.API.STREAM.INFO.KV_fulfil', bucket(3)]]);
    expect(status).toBe(0);
    expect(said).toBe('bucket fulfil: 3 copies\n');
    expect(asked).toEqual([expect.stringContaining('$JS.API.STREAM.INFO.KV_fulfil')]);
  });

  test('changes a bucket that any server answers for only where READS=leader', () => {
    const direct: [string, object][] = [['request $JS.API.STREAM.INFO.KV_fulfil', bucket(3, true)]];
    expect(run('sensor-bucket.sh', env, direct).said).toContain('any server answers a read; made before this Job, and left so');
    const { said, asked } = run('sensor-bucket.sh', { ...env, READS: 'leader' }, direct);
    expect(said).toContain('any server answers a read, changing that to its leader');
    expect(JSON.parse(asked.at(-1)!.replace(/^\S+ \S+ /, ''))).toEqual({ name: 'KV_fulfil', num_replicas: 3, allow_direct: false });
  });

  test('says why JetStream refuses, and tries again', () => {
    const { said, status } = run('sensor-bucket.sh', env, [['request $JS.API.STREAM.INFO.KV_fulfil', { error: { code: 503, description: 'not ready' } }]]);
    expect(status).toBe(null);
    expect(said).toMatch(/^(bucket fulfil: \{"error":\{"code":503,"description":"not ready"\}\}\n){2,}$/);
  }, 30_000);
});
