import { analyse } from '../../../../src/analysis/analyse';
import { synthExample } from '../../../support/example';
import { checkText } from '../../support/check-text';
import { flowOf } from '../../support/flow-of';

const documents = synthExample('quickstart')['shop.k8s.yaml'].split('---\n');
const isWebhookService = (text: string) => /^kind: Service$/m.test(text) && /^ {2}name: shop-webhook$/m.test(text);
const said = (text: string) => checkText(text, {}, { rules: ['ha/no-service'] }).report.findings.map(({ what }) => what);
const changed = (change: (text: string) => string) => documents.map(text => isWebhookService(text) ? change(text) : text).join('---\n');

test('the webhook Service leads to the node guard', () => {
  expect(documents.filter(isWebhookService)).toHaveLength(1);
  expect(said(documents.join('---\n'))).toEqual([]);
});

describe.each<[string, string]>([
  ['is missing', documents.filter(text => !isWebhookService(text)).join('---\n')],
  ['leads to a port that the guard does not have', changed(text => text.replace(/targetPort: .*/, 'targetPort: 8080'))],
  ['selects another guard', changed(text => text.replace(/eventbus-default-node-guard/, 'other'))],
  ['is another name of a host', changed(text => text.replace(/^spec:$/m, 'spec:\n  type: ExternalName\n  externalName: shop.example.com'))],
  ['takes no TCP', changed(text => text.replace(/protocol: TCP/, 'protocol: UDP'))],
])('a webhook Service that %s', (_, text) => {
  test('is reported, though the Services of the guard select the pods', () => {
    expect(said(text)).toEqual(['no Service but those that a node guard uses selects the pods, which listen on 12000']);
  });

  test('is an assumption of the report', () => {
    expect(analyse(flowOf(text)).assumptions).toContainEqual({ code: 'callers-elsewhere', objects: ['EventSource "shop/shop"'] });
  });
});
