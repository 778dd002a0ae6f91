import { checkText } from '../../support/check-text';

const bus = (options: string) => `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
  annotations:
    argocd.argoproj.io/sync-options: ${options}
spec: { jetstream: { version: 2.10.29 } }
`;

test.each([
  ['nothing that is meant', 'PruneLast=true', 'the sync options of Argo CD do not contain Prune=false and Delete=false', 'PruneLast=true,Prune=false,Delete=false'],
  ['other options', 'ServerSideApply=true, Validate=false # why', 'the sync options of Argo CD do not contain Prune=false and Delete=false', 'ServerSideApply=true, Validate=false,Prune=false,Delete=false # why'],
  ['one of both', '"Delete=false"', 'the sync options of Argo CD do not contain Prune=false', '"Delete=false,Prune=false"'],
  ['a comma at the end', "'Prune=confirm,'", 'the sync options of Argo CD do not contain Delete=false', "'Prune=confirm,Delete=false'"],
  ['the opposite, which stays for a person to change', 'Prune=true', 'the sync options of Argo CD do not contain Delete=false; Prune=true lets Argo CD delete the bus', 'Prune=true'],
])('--fix appends the sync options that are missing to %s', (_, written, what, after) => {
  const { report: { findings }, fixed } = checkText(bus(written), {}, { rules: ['ha/bus-pruned'] });
  expect(findings.map(finding => finding.what)).toEqual([what]);
  expect(fixed).toBe(bus(after));
});
