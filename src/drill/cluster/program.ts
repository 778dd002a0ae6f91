export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly input?: string;
  readonly timeoutSeconds: number;
  /** `exit` does not wait for what the program left running with its output open. */
  readonly until: 'close' | 'exit';
}

/** Runs a program out of reach of the terminal's Ctrl-C: what the drill has begun it ends, and then restores. */
export function runProgram(command: string, args: readonly string[], { input, timeoutSeconds, until }: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    // loaded here, as most commands run no program
    const { spawn } = process.getBuiltinModule('node:child_process');
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const [out, err]: Buffer[][] = [[], []];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeoutSeconds * 1000);
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => err.push(data));
    child.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
    child.on(until, (code: number | null) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      const said = Buffer.concat(err).toString();
      resolve({ code: code ?? 1, stdout: Buffer.concat(out).toString(), stderr: late ? `no end after ${timeoutSeconds} s; ${said}` : said });
    });
    // a program may end without having read all of its input, and then says why
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
