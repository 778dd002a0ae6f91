import { RETRY_STRATEGY, withDelivery } from '../../../src/resources/sensor/triggers';

const template = { name: 'log', log: {} };

test('the pauses of the default retries last 31 s in all, jitter aside', () => {
  const { steps, duration, factor } = RETRY_STRATEGY;
  const pauses = Array.from({ length: steps! - 1 }, (_, i) => Number.parseInt(String(duration!.value), 10) * (factor as number) ** i);
  expect(pauses).toEqual([1, 2, 4, 8, 16]);
});

test('dead letters are delivered at least once at every depth', () => {
  const { dlqTrigger } = withDelivery({ template, dlqTrigger: { template, dlqTrigger: { template } } }, { steps: 1 });
  const delivered = { template, atLeastOnce: true, retryStrategy: { steps: 1 } };
  expect(dlqTrigger).toEqual({ ...delivered, dlqTrigger: delivered });
});

test('without atLeastOnce nothing is retried', () => {
  expect(withDelivery({ template, atLeastOnce: false }, RETRY_STRATEGY)).toEqual({ template, atLeastOnce: false });
});
