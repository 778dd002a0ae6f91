import { checkText } from './support/check-text';

const BUS = 'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { jetstream: { version: 2.10.29 } }\n';

test('no value of a Secret is shown, also where it stands on the line of the finding', () => {
  const { report } = checkText(`${BUS}---\n{ apiVersion: v1, kind: Secret, metadata: { name: eventbus-default-js-server }, stringData: { auth: hunter2 } }\n`, {}, { rules: ['ha/bus-secret-taken'] });
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0].excerpt.trim()).toBe('eventbus-default-js-server');
  expect(JSON.stringify(report)).not.toContain('hunter2');
});

test.each([
  ['a release of Helm', '{ name: sh.helm.release.v1.shop.v1 }\ntype: helm.sh/release.v1'],
  ['a template', '{ name: shop }\nstringData: { token: {{ .Values.token }} }'],
])('a Secret with %s is passed over', (_, text) => {
  const { report } = checkText(`${BUS}---\napiVersion: v1\nkind: Secret\nmetadata: ${text}\n`);
  expect(report).toMatchObject({ objects: 1, passedOver: 1, problems: [] });
});
