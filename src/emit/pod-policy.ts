import { App, Chart } from 'cdk8s';
import { Emission } from './emission';
import { HaPodPolicy } from '../constructs/pod-policy/ha-pod-policy';
import { PodPolicyEngine } from '../constructs/pod-policy/pod-policy-options';
import { Json } from '../values/json-values';

/** The pod policy, which a cluster needs once. */
export function podPolicy(engine: PodPolicyEngine = PodPolicyEngine.MUTATING_ADMISSION_POLICY): Emission {
  const chart = new Chart(new App(), 'platform');
  new HaPodPolicy(chart, 'PodPolicy', { engine });
  return { added: chart.toJson() as Json[], changed: new Map(), left: [] };
}
