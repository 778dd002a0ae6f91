import { SynthMessage } from './synth-message';
import { SURVIVES_ANNOTATION } from '../../contract/survives-annotation';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';
import { resolveFacts } from '../../flow/resolve-facts';
import { effectOf } from '../../lint/engine/effect-targets';
import { isStanding } from '../../lint/engine/flow-effect';
import { runRules } from '../../lint/engine/run-rules';
import { IGNORE_ANNOTATION, suppress } from '../../lint/engine/suppress';
import { RULES } from '../../lint/rules';
import { acknowledgedBeforeAction } from '../../lint/rules/delivery/acknowledged-before-action';
import { conditionForgetsEvents } from '../../lint/rules/delivery/condition-forgets-events';
import { unsafeEventType } from '../../lint/rules/delivery/unsafe-event-type';
import { oldNatsServer } from '../../lint/rules/storage/old-nats-server';
import { FlowObject } from '../../manifests/manifest-object';

/** Of these the constructs warn themselves, with their own props. */
const SAID_BY_CONSTRUCTS = [acknowledgedBeforeAction, conditionForgetsEvents, unsafeEventType];

/** These depend on the controller, which the app does not hold. */
const OF_THE_CONTROLLER = [oldNatsServer];

const KINDS = ['EventBus', 'EventSource', 'Sensor'];

/** What the linter has against the custom resources of the constructs: values that a user gave, or that a patch changed. */
export function findingsAtSynth(flow: Flow, facts: Facts): SynthMessage[] {
  const rules = RULES.filter(rule => rule.severity !== 'info' && !SAID_BY_CONSTRUCTS.includes(rule) && !OF_THE_CONTROLLER.includes(rule));
  const { findings } = runRules(rules, flow, resolveFacts(flow, facts));
  return suppress(findings, flow.objects, [], new Map()).open
    // a standing fault stops the flow, which the analysis reports
    .filter(finding => isOfConstruct(finding.object) && !isStanding(effectOf(finding)))
    .map(({ rule, object, what, why = rule.why, fix = rule.fix }) => ({
      isError: false,
      about: object.source.file,
      text: `${rule.id}: ${what}: ${why}. Fix: ${fix}; or accept it with the annotation ${IGNORE_ANNOTATION}${rule.id.slice('ha/'.length)} and a reason`,
    }));
}

function isOfConstruct({ kind, annotations }: FlowObject): boolean {
  return KINDS.includes(kind) && annotations[SURVIVES_ANNOTATION] !== undefined;
}
