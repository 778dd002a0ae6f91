import { spawnSync } from 'child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

export const SCRIPTS = join(__dirname, '../../../assets/bus-scripts');

/** What the bus answers, by the beginning of what is asked: `VERB SUBJECT BODY`. The first that fits is taken. */
export type Answers = readonly (readonly [string, object | string | Buffer])[];

export interface Ran {
  /** Without the times. */
  readonly said: string;
  readonly stderr: string;
  readonly status: number | null;
  /** Lines `VERB SUBJECT BODY`. */
  readonly asked: readonly string[];
  readonly file: (name: string) => string;
}

export interface RunOptions {
  readonly env?: Record<string, string>;
  readonly answers?: Answers;
  /** Files in the folder of the keeper's notes. */
  readonly files?: Record<string, string>;
  /** After how long it is ended. Default: 7. */
  readonly seconds?: number;
}

/** Runs a script of the bus, or shell commands, with a stand-in for the NATS command line. */
export function run(command: readonly string[], { env = {}, answers = [], files = {}, seconds = 7 }: RunOptions = {}): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'bus-scripts-'));
  const path = (name: string) => join(folder, name);
  const cases = answers.map(([asked, answer], index) => {
    writeFileSync(path(`answer-${index}`), Buffer.isBuffer(answer) || typeof answer === 'string' ? answer : `${JSON.stringify(answer)}\n`);
    return `  '${asked}'*) cat "${path(`answer-${index}`)}" ;;`;
  });
  writeFileSync(path('nats'), `#!/bin/sh
verb=$1 subject='' body=''; shift
while [ $# -gt 0 ]; do
  case $1 in
    --replies | --reply-timeout | --send-on | --count) shift ;;
    -H) headers="$headers $2"; shift ;;
    --force-stdin) stdin=yes ;;
    --*) ;;
    *) if [ "$subject" ]; then body="$body $1"; else subject=$1; fi ;;
  esac
  shift
done
[ -z "$stdin" ] || body=" $(cat | od -An -v -tx1 | tr -d ' \\n')"
printf '%s%s%s\\n' "$verb $subject" "$body" "$headers" >> "${path('asked')}"
case "$verb $subject$body" in
${cases.join('\n')}
*) [ "$verb" = sub ] || echo '{}' ;;
esac
`);
  chmodSync(path('nats'), 0o755);
  writeFileSync(path('client-auth'), 'username: u\npassword: p\n');
  for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
  const { stdout, stderr, status } = spawnSync('sh', command, {
    encoding: 'utf8',
    timeout: 1000 * seconds,
    env: { ...env, SCRIPTS, AUTH: folder, STATE: folder, PATH: `${folder}:${process.env.PATH}`, SERVICE: 'bus', STATEFUL_SET: 'eventbus-default', POD_NAMESPACE: 'shop', HOME: folder },
  });
  return {
    said: stdout.replace(/^\d\d:\d\d:\d\d /gm, ''),
    stderr,
    status,
    asked: existsSync(path('asked')) ? readFileSync(path('asked'), 'utf8').trim().split('\n').map(readable) : [],
    file: name => readFileSync(path(name), 'utf8'),
  };
}

/** Runs shell commands after reading these scripts. */
export function shell(scripts: readonly string[], commands: string, options?: RunOptions): Ran {
  return run(['-euc', [...['common', ...scripts].map(script => `. "$SCRIPTS/${script}.sh"`), commands].join('\n')], options);
}

/** What came by standard input is logged as hexadecimal digits: of text, the text. */
function readable(line: string): string {
  return line.replace(/ ([0-9a-f]{16,})(?= |$)/, (whole, hex: string) => {
    const text = Buffer.from(hex, 'hex').toString('utf8');
    return /^[{"]/.test(text) ? ` ${text.trim()}` : whole;
  });
}
