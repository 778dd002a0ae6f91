import { readFileSync } from 'fs';
import { join } from 'path';
import { HaPodPolicy } from '../../src';
import { BUS_GUARD_IMAGE } from '../../src/contract/guard-names';
import { GUARD_FALL, POD_POLICY_VERSION, PodAnnotation } from '../../src/contract/pod-annotations';
import { podPolicy } from '../../src/emit/pod-policy';

const page = readFileSync(join(__dirname, '../../docs/pod-policy.md'), 'utf8');
const rows = new Map([...page.matchAll(/^\| `([a-z-]+)` \| (.*) \| (.*) \|$/gm)].map(([, name, value, adds]) => [`cdk8s-argo-events-ha/${name}`, { value, adds }]));

test('its table has every annotation of the contract, and no other', () => {
  expect([...rows.keys()].sort()).toEqual(Object.values(PodAnnotation).sort());
});

test('the policy reads every annotation of the table', () => {
  const policy = JSON.stringify(podPolicy().added);
  expect([...rows.keys()].filter(annotation => !policy.includes(annotation))).toEqual([]);
});

test.each([
  [PodAnnotation.POLICY, POD_POLICY_VERSION],
  [PodAnnotation.BUS_GUARD_IMAGE, BUS_GUARD_IMAGE],
  [PodAnnotation.BUS_GUARD_FALL, `default ${GUARD_FALL}`],
])('its value of %s is %s', (annotation, value) => {
  expect(rows.get(annotation)!.value).toContain(value);
});

test('its command is the one of HaPodPolicy', () => {
  expect(page).toContain(`\n${HaPodPolicy.checkCommand('shop')}\n`);
});
