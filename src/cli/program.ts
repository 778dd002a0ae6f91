import { run } from './run';

const { stdout, stderr, env, argv } = process;

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
});
