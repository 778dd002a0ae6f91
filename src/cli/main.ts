#!/usr/bin/env node
import { run } from './run';

const { stdout, stderr, env, argv } = process;

void run(argv.slice(2), {
  write: text => stdout.write(text),
  writeError: text => stderr.write(text),
  color: stdout.isTTY && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
}).then(code => {
  process.exitCode = code;
});
