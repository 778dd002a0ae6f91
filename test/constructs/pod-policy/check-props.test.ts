import { HaPodPolicy } from '../../../src';
import { shopChart } from '../../support/synth';

test.each<[string, unknown, string]>([
  ['no props', null, 'props: got null. Allowed: an object'],
  ['a misspelt prop', { engin: 'Kyverno' }, 'engin is not a known prop and would be ignored. Did you mean engine? Allowed: metadata, engine'],
  ['an engine that does not exist', { engine: 'kyverno' }, 'engine: got the string "kyverno". Allowed: PodPolicyEngine.MUTATING_ADMISSION_POLICY, PodPolicyEngine.KYVERNO'],
  ['a failure policy that does not exist', { failurePolicy: 'fail' }, 'failurePolicy: got the string "fail". Allowed: FailurePolicy.IGNORE, FailurePolicy.FAIL'],
  ['a check that is true', { eventBusCheck: true }, 'eventBusCheck: got true. Allowed: EventBusCheck.OFF, EventBusCheck.WARN, EventBusCheck.DENY'],
  ['a misspelt selector', { namespaceSelector: { matchLabel: {} } }, 'namespaceSelector.matchLabel is not a field of LabelSelector'],
  ['a namespace instead of a selector', { namespaceSelector: 'shop' }, 'namespaceSelector: got the string "shop". Allowed: an object'],
  ['a name that cannot be', { metadata: { name: 'Policy' } }, 'metadata.name: got "Policy". Allowed: lower-case letters, digits'],
])('%s is refused', (_, props, message) => {
  expect(() => new HaPodPolicy(shopChart(), 'PodPolicy', props as any)).toThrow(message);
});
