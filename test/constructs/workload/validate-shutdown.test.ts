import { validateShutdown } from '../../../src/constructs/workload/validate-shutdown';

const shutdown = (gracePeriodSeconds: number, preStopSleepSeconds: number) => () =>
  validateShutdown({ gracePeriodSeconds, preStopSleepSeconds, drainSeconds: 35 });

test.each([[45, 10], [35, 0], [60, 10]])('%s s with a sleep of %s s are enough', (grace, sleep) => {
  expect(shutdown(grace, sleep)).not.toThrow();
});

test.each([[44, 10, 45], [34, 0, 35], [0, 0, 35]])('%s s with a sleep of %s s are refused, %s s are needed', (grace, sleep, needed) => {
  expect(shutdown(grace, sleep)).toThrow(`terminationGracePeriod: got ${grace} s with a preStopSleep of ${sleep} s, which leaves ${grace - sleep} s to finish. `
    + `A publish with retries takes up to 35 s. Allowed: at least ${needed} s`);
});
