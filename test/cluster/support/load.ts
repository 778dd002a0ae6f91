import { spawn } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { eventually, sleep } from './eventually';
import { kubectl } from './kubectl';
import { pinned } from './pinned-kubectl';

/** What became of the requests of a load. */
export interface Outcome {
  readonly sent: number;
  readonly refused: number;
  /** Taken, but not in the stream; ranges of numbers. */
  readonly lost: string[];
  /** In the stream more than once. */
  readonly twice: number;
  /** Status codes and errors of the refused. */
  readonly answers: Record<string, number>;
  /** Longest time between two taken, in ms. */
  readonly gap: number;
  readonly slowest: number;
}

export interface Load {
  readonly namespace: string;
  /** Name of the pod, and of the program in it. */
  readonly pod: string;
  readonly program: string;
  /** Runs the NATS command line on the bus. */
  readonly nats: (...args: string[]) => string;
}

/** The text of a program that runs in a pod. */
export const program = (name: string) => readFileSync(join(__dirname, `${name}.client.js`), 'utf8');

/** Runs a load while something is done to the bus, and compares what was taken with what is in the stream then. */
export async function underLoad({ namespace, pod, program: name, nats }: Load, what: () => Promise<void> | void): Promise<Outcome> {
  const before: number = await eventually(60, () => JSON.parse(nats('stream', 'info', 'default', '--json')).state.last_seq);
  const { taken, ...outcome } = await sentWhile({ namespace, pod, program: name }, async () => {
    await sleep(3);
    await what();
    await sleep(8);
  });
  const stored = await storedAfter(nats, before);
  const distinct = new Set(stored);
  return { ...outcome, lost: ranges(taken.filter(id => !distinct.has(id))), twice: stored.length - distinct.size };
}

/** What a program sent while something is done, with the numbers of the events that were taken. */
export async function sentWhile(
  { namespace, pod, program: name, first = 0, rate }: Omit<Load, 'nats'> & { first?: number; rate?: number }, what: () => Promise<void>,
): Promise<Omit<Outcome, 'lost' | 'twice'> & { taken: number[] }> {
  kubectl(['exec', '-n', namespace, pod, '--', 'rm', '-f', '/tmp/stop']);
  const command = ['env', `FIRST=${first}`, ...rate ? [`RATE=${rate}`] : [], 'node', `/client/${name}.client.js`];
  const load = spawn('kubectl', pinned(['exec', '-n', namespace, pod, '--', ...command]), { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  load.stdout.on('data', data => { said += data; });
  const ended = new Promise(resolve => load.on('close', resolve));
  try {
    await what();
  } finally {
    kubectl(['exec', '-n', namespace, pod, '--', 'touch', '/tmp/stop']);
    await ended;
  }
  return JSON.parse(said);
}

/** Runs a script in a pod until the script ends. In the background of the pod it would end with the command that started it. */
export function beside(namespace: string, pod: string, script: string): void {
  spawn('kubectl', pinned(['exec', '-n', namespace, pod, '--', 'sh', '-c', script]), { stdio: 'ignore' });
}

/** The numbers of the events that came into the stream after one of its sequence numbers. */
async function storedAfter(nats: Load['nats'], sequence: number): Promise<number[]> {
  const lines = await eventually(60, () => nats('sub', '--stream=default', `--start-sequence=${sequence + 1}`, '--raw', '--terminate-at-end'));
  return lines.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line).id);
}

/** 1, 2, 3, 7 -> 1-3, 7-7. */
function ranges(numbers: number[]): string[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const starts = sorted.filter((number, index) => sorted[index - 1] !== number - 1);
  const ends = sorted.filter((number, index) => sorted[index + 1] !== number + 1);
  return starts.map((start, index) => `${start}-${ends[index]}`);
}
