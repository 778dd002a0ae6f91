import { build, objectsOf } from './build';
import { planOf } from './plan';
import { FailureDomain } from '../contract/failure-domain';
import { buildFlow } from '../flow/build-flow';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { flowObject } from '../manifests/object-of';

const SOURCE = { file: 'adopted', document: { text: '', line: 1, offset: 0 }, path: [] };

/** What the constructs make of a flow that is to survive a failure domain, whether it then does or not. */
export function flowAtLevel(flow: Flow, survives: FailureDomain, facts: Facts): Flow {
  const { app } = build({ ...planOf(flow, { survives, facts }), unsurvived: [''] });
  return buildFlow(objectsOf(app).map(manifest => flowObject(manifest, SOURCE)));
}
