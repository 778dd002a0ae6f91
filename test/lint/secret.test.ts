import { checkText } from './support/check-text';

const BUS = 'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { jetstream: { version: 2.10.29 } }\n';

test('no value of a Secret is shown, also where it stands on the line of the finding', () => {
  const { report } = checkText(`${BUS}---\n{ apiVersion: v1, kind: Secret, metadata: { name: eventbus-default-js-server }, stringData: { auth: hunter2 } }\n`, {}, { rules: ['ha/bus-secret-taken'] });
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0].excerpt.trim()).toBe('eventbus-default-js-server');
  expect(JSON.stringify(report)).not.toContain('hunter2');
});

test('a Secret of another name is passed over', () => {
  const { report } = checkText(`${BUS}---\napiVersion: v1\nkind: Secret\nmetadata: { name: shop }\n`);
  expect(report).toMatchObject({ objects: 1, passedOver: 1 });
});
