import { buildFlow } from '../../../src/flow/build-flow';
import { check } from '../../../src/lint/engine/check';
import { CheckReport } from '../../../src/lint/engine/check-report';
import { NO_CONFIG } from '../../../src/lint/engine/config';
import { Rule } from '../../../src/lint/engine/rule';
import { RULES } from '../../../src/lint/rules';
import { loadManifests } from '../../../src/manifests/load-manifests';

/** An error that is found, one that is accepted, an unknown, and a second document that cannot be read. */
export const SENSOR_WITH_FINDINGS = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: orders
  namespace: shop
  annotations:
    cdk8s-argo-events-ha/ignore-retry-without-at-least-once: "<tried> & \\"true\\""
spec:
  replicas: 2
  dependencies:
    - name: order
      eventSourceName: hooks
      eventName: order
  triggers:
    - template: { name: ship, log: {} }
      retryStrategy: { steps: 3 }
---
kind: Sensor
spec: [
`;

const RULE_IDS = ['ha/two-voters', 'ha/retry-without-at-least-once', 'ha/unknown-dependency-event'];

const THREE_RULES = RULES.filter(({ id }) => RULE_IDS.includes(id));

/** The report on a text. */
export function reportOf(text: string, rules: readonly Rule[] = THREE_RULES): CheckReport {
  const { objects, problems, passedOver } = loadManifests([{ file: 'a:b,c.yaml', text }]);
  return check({ flow: buildFlow(objects), rules, config: NO_CONFIG, baseline: new Map(), passedOver, problems }).report;
}
