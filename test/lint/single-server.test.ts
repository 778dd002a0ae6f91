import { checkText } from './support/check-text';

const MANIFESTS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 1, streamConfig: "replicas: 1" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`;

test('of a bus with one server the check reports the server, not the single copies that follow from it', () => {
  const rules = ['ha/bus-single-server', 'ha/stream-single-replica', 'ha/bucket-single-replica'];
  expect(checkText(MANIFESTS, {}, { rules }).report.findings.map(({ rule }) => rule)).toEqual(['ha/bus-single-server']);
});
