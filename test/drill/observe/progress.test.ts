import { UndoStack } from '../../../src/drill/faults/undo-stack';
import { Progress, progressTo } from '../../../src/drill/observe/progress';

const COUNTS = { sent: 7, acknowledged: 6, refused: 1, delivered: 5, waiting: 1, since: 0.25 };

function told(terminal: boolean, tell: (progress: Progress, after: (seconds: number) => void) => void): string {
  let [text, now] = ['', Date.UTC(2026, 0, 1, 10)];
  tell(progressTo({ write: more => { text += more; }, terminal, now: () => now }), seconds => { now += seconds * 1000; });
  return text;
}

test('a terminal shows the counts in a line that changes', () => {
  expect(told(true, ({ counts, say }) => {
    counts(COUNTS);
    counts({ ...COUNTS, sent: 8 });
    say('next');
  })).toBe('\r\u001b[K10:00:00   sent 7  acknowledged 6  refused 1  delivered 5  waiting 1  last 0.3 s ago'
    + '\r\u001b[K10:00:00   sent 8  acknowledged 6  refused 1  delivered 5  waiting 1  last 0.3 s ago\r\u001b[K10:00:00 next\n');
});

test('elsewhere a line of counts comes every ten seconds', () => {
  expect(told(false, ({ counts, say }, after) => {
    for (let second = 0; second < 21; second++, after(1)) counts({ ...COUNTS, sent: second });
    say('next');
  }).split('\n')).toEqual([expect.stringContaining('10:00:10   sent 10'), expect.stringContaining('10:00:20   sent 20'), '10:00:21 next', '']);
});

test('what pods and programs say changes nothing on the terminal', () => {
  expect(told(false, ({ say }) => say('pod \u001b[2J evil'))).toBe('10:00:00 pod \ufffd[2J evil\n');
});

describe('restoring', () => {
  test('undoes the last first, and down to a mark', async () => {
    const done: string[] = [];
    const restore = new UndoStack(() => undefined);
    for (const what of ['first', 'second', 'third']) restore.push(what, async () => { done.push(what); });
    expect([await restore.unwindTo(1), restore.depth, [...done]]).toEqual([[], 1, ['third', 'second']]);
    await restore.unwindTo(0);
    expect(done).toEqual(['third', 'second', 'first']);
  });

  test('goes on after a failure, and tells it', async () => {
    const [done, said]: string[][] = [[], []];
    const restore = new UndoStack(line => said.push(line));
    restore.push('canary', async () => { done.push('canary'); });
    restore.push('node n1', async () => { throw new Error('no answer'); });
    expect(await restore.unwindTo(0)).toEqual(['node n1: no answer']);
    expect([done, said]).toEqual([['canary'], ['NOT restored: node n1: no answer']]);
  });
});
