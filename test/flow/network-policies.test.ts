import { allowsPort, closing } from '../../src/flow/network-policies';
import { loadManifests } from '../../src/manifests/load-manifests';

const policies = (...specs: string[]) => loadManifests([{
  file: 'm.yaml',
  text: specs.map((spec, i) => `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p${i} }\nspec: ${spec}\n`).join('---\n'),
}]).objects;

test.each([
  ['{ podSelector: {} }', true, false],
  ['{ podSelector: {}, egress: [{}] }', true, true],
  ['{ podSelector: {}, policyTypes: [Egress] }', false, true],
  ['{ podSelector: { matchLabels: { a: c } } }', false, false],
])('%s closes what comes in: %s, what goes out: %s', (spec, ingress, egress) => {
  const closes = (direction: 'Ingress' | 'Egress') => closing(policies(spec), '', { a: 'b' }, direction).length > 0;
  expect([closes('Ingress'), closes('Egress')]).toEqual([ingress, egress]);
});

test.each([
  ['{ podSelector: {} }', false],
  ['{ podSelector: {}, ingress: [{}] }', true],
  ['{ podSelector: {}, ingress: [{ ports: [{ port: 4222 }] }] }', true],
  ['{ podSelector: {}, ingress: [{ ports: [{ port: 4000, endPort: 5000 }] }] }', true],
  ['{ podSelector: {}, ingress: [{ ports: [{ port: tcp-client }] }] }', true],
  ['{ podSelector: {}, ingress: [{ ports: [{ port: 4222, protocol: UDP }] }] }', false],
  ['{ podSelector: {}, ingress: [{ ports: [{ port: 4221 }] }] }', false],
  ['{ podSelector: {}, egress: [{ ports: [{ port: 4222 }] }] }', false],
])('%s lets TCP 4222 in: %s', (spec, allowed) => {
  expect(allowsPort(policies(spec), 'Ingress', 4222)).toBe(allowed);
  expect(allowsPort(policies('{ podSelector: {} }', spec), 'Ingress', 4222)).toBe(allowed);
});
