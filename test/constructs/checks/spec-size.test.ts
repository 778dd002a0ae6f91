import { clientDeployment } from '../../../src/argo-events/workload/client-workload';
import { validateSpecSize } from '../../../src/constructs/checks/spec-size';
import { only, sourceChart } from '../../support/synth';

const LONGEST_VARIABLE = 131072;
const refuses = (manifest: unknown) => {
  try {
    validateSpecSize('EventSource', manifest, 'divide it');
    return false;
  } catch {
    return true;
  }
};

/** The longest text with which a spec is still taken. */
function longest(spec: (text: string) => unknown, character = 'x'): string {
  let [taken, refused] = [0, 200_000];
  while (refused - taken > 1) {
    const middle = Math.floor((taken + refused) / 2);
    if (refuses(spec(character.repeat(middle)))) refused = middle;
    else taken = middle;
  }
  return character.repeat(taken);
}

test('a spec is refused a tenth before Linux refuses the variable that carries it', () => {
  const text = longest(spec => ({ spec }));
  const variable = `EVENTSOURCE_OBJECT=${Buffer.from(JSON.stringify({ spec: text })).toString('base64')}\0`;
  expect(variable.length).toBeLessThanOrEqual(LONGEST_VARIABLE * 0.9);
  expect(variable.length).toBeGreaterThan(LONGEST_VARIABLE * 0.9 - 8);
});

test.each(['<', '>', '&'])('a "%s", which Go writes with six characters, counts as six', character => {
  expect(longest(spec => ({ spec }), character).length).toBe(Math.floor(longest(spec => ({ spec })).length / 6));
});

test('an EventSource that is taken reaches its pods', () => {
  const payload = (text: string) => ({ webhook: { order: { endpoint: '/order', port: '12000', method: 'POST', metadata: { text } } } });
  const text = 'x'.repeat(80_000);
  const chart = sourceChart(payload(text));
  const eventBus = { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29' } } };
  const deployment: any = clientDeployment('EventSource', only(chart, 'EventSource'), { namespace: 'shop', eventBus, image: 'argo-events' });
  const variable = deployment.spec.template.spec.containers[0].env.find(({ name }: any) => name === 'EVENTSOURCE_OBJECT');
  expect(`${variable.name}=${variable.value}\0`.length).toBeLessThan(LONGEST_VARIABLE);
});
