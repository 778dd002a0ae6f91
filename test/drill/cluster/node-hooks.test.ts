import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHooks } from '../../../src/drill/cluster/node-hooks';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'ha-events-')); });
afterEach(() => rmSync(folder, { recursive: true }));

test('the name of the node stands for {node}, wherever it is written', async () => {
  const hooks = nodeHooks(`echo off {node} {node} >> ${folder}/log`, `echo on {node} >> ${folder}/log`)!;
  await hooks.off('n1.zone-a');
  await hooks.on('n1.zone-a');
  expect(readFileSync(`${folder}/log`, 'utf8')).toBe('off n1.zone-a n1.zone-a\non n1.zone-a\n');
});

test.each(['n1; reboot', '$(reboot)', '', '-rf', 'N1'])('%p is no name of a node, and reaches no shell', async name => {
  const hooks = nodeHooks(`echo {node} > ${folder}/log`, 'true {node}')!;
  await expect(hooks.off(name)).rejects.toThrow('is no name of a node');
  expect(() => readFileSync(`${folder}/log`)).toThrow('ENOENT');
});

test('a command that fails is told in its own words', async () => {
  await expect(nodeHooks('echo no such {node} >&2; exit 3', 'true {node}')!.off('n1')).rejects.toThrow('no such n1');
});

test('what a command leaves running does not hold up the drill', async () => {
  const began = Date.now();
  await nodeHooks('sleep 5 & true {node}', 'true {node}')!.off('n1');
  expect(Date.now() - began).toBeLessThan(4000);
});

test('without commands there are no hooks', () => {
  expect(nodeHooks(undefined, undefined)).toBeUndefined();
});
