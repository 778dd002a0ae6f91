import { run } from '../../src/cli/run';

jest.mock('../../src/cli/commands', () => ({
  COMMANDS: {
    check: () => ({ summary: 'checks', help: 'check', run: async () => 0 }),
    // as Node reports a peer dependency that is not installed
    drill: () => { throw Object.assign(new Error('Cannot find module \'cdk8s\'\nRequire stack:\n- default-canary.js'), { code: 'MODULE_NOT_FOUND' }); },
    broken: () => { throw Object.assign(new Error('Cannot find module \'./own\''), { code: 'MODULE_NOT_FOUND' }); },
  },
}));

async function outcome(...args: string[]) {
  let [out, error] = ['', ''];
  const code = await run(args, { write: text => { out += text; }, writeError: text => { error += text; }, color: false });
  return { code, out, error };
}

test('a command that needs a peer dependency says so in one line', async () => {
  expect(await outcome('drill', '--help')).toEqual({
    code: 2,
    out: '',
    error: 'ha-events: this command makes objects with cdk8s, which is not installed. check, report and explain need no peer dependency. '
      + 'Fix: npm install cdk8s constructs cdk8s-plus-28\n',
  });
});

test('another missing file is shown with its stack', async () => {
  const { code, error } = await outcome('broken');
  expect([code, error]).toEqual([2, expect.stringMatching(/^ha-events: Error: Cannot find module '\.\/own'\n\s+at /)]);
});
