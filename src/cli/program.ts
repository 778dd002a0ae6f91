import { run } from './run';

const { stdout, stderr, env, argv } = process;

const STANDARD_STREAMS = new Set(['PipeWrap', 'TTYWrap']);

// whoever reads has seen enough, as `| head` has
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(argv.slice(2), {
  write: text => stdout.write(text),
  writeError: text => stderr.write(text),
  color: stdout.isTTY && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
  columns: stdout.columns || undefined,
}).then(code => {
  process.exitCode = code;
  if (isDone()) process.exit();
});

/** Whether all is written and nothing goes on; an end at once does not clear away what the process had in memory. */
function isDone(): boolean {
  return [stdout, stderr].every(({ writableLength, errored }) => writableLength === 0 && errored === null)
    && process.getActiveResourcesInfo().every(name => STANDARD_STREAMS.has(name));
}
