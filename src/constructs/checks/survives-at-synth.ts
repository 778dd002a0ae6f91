import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { SynthMessage } from './synth-message';
import { addWarning } from './warning';

/** Turns the check off, for an app that does not have the whole flow as it runs. */
const CHECK_CONTEXT = 'cdk8s-argo-events-ha/check-survives';
const TO_DO = `Fix the reported cause, or lower survives; app.node.setContext("${CHECK_CONTEXT}", false) turns this check off`;

/** What the check of an app keeps from one construct, and from one synth, to the next. */
interface AppCheck {
  /** The most zones that a bus of the app is said to have. */
  zones: number;
  readonly warned: Set<string>;
  /** Errors of the latest synth, by the construct that they are about. */
  errors: Map<IConstruct, string[]>;
}

const checks = new WeakMap<IConstruct, AppCheck>();
const reporters = new WeakSet<IConstruct>();

/** Has a construct report what the check of the app finds about it. */
export function reportSurvivesAtSynth(scope: IConstruct): void {
  const { root } = scope.node;
  reporters.add(scope);
  scope.node.addValidation({ validate: () => checks.get(root)?.errors.get(scope) ?? [] });
}

/**
 * Has the app check at synth, once for all flows, that each survives what it was declared to. A construct refuses what it can see; this
 * sees patches, values that were given for derived ones, and what other constructs add. A flow that stops until somebody repairs it is an error.
 * A longer pause than declared is a warning, and so is what the linter finds of the custom resources.
 */
export function checkSurvivesAtSynth(scope: IConstruct, zones: number): void {
  const { root } = scope.node;
  if (root.node.tryGetContext(CHECK_CONTEXT) === false) return;
  const known = checks.get(root);
  if (known !== undefined) {
    known.zones = Math.max(zones, known.zones);
    return;
  }
  const check: AppCheck = { zones, warned: new Set(), errors: new Map() };
  checks.set(root, check);
  // the root is validated before the constructs below it
  root.node.addValidation({ validate: () => { judge(root, check, scope); return []; } });
}

/** @param otherwise reports what no construct of ours is about */
function judge(root: IConstruct, check: AppCheck, otherwise: IConstruct): void {
  const objects = new Map(root.node.findAll().filter(ApiObject.isApiObject).map(object => [object.node.path, object]));
  const reporterOf = (path: string) => objects.get(path)?.node.scopes.reverse().find(each => reporters.has(each)) ?? otherwise;
  const warn = (construct: IConstruct, message: string) => {
    if (!check.warned.has(message)) addWarning(construct, message);
    check.warned.add(message);
  };
  const { promises, findings } = messagesOf([...objects.values()], check.zones);
  check.errors = new Map();
  for (const { isError, text, about } of promises) {
    const [reporter, message] = [reporterOf(about), `${text} ${TO_DO}`];
    if (isError) check.errors.set(reporter, [...check.errors.get(reporter) ?? [], message]);
    else warn(reporter, message);
  }
  for (const { text, about, more } of onceEach(findings)) warn(reporterOf(about), more === 0 ? text : `${text} (and at ${more} more)`);
}

function messagesOf(objects: readonly ApiObject[], zones: number): { promises: SynthMessage[]; findings: SynthMessage[] } {
  // the analysis costs time to load, which an app without flows should not pay
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { flowOfManifests } = require('../../analysis/analyse-manifests') as typeof import('../../analysis/analyse-manifests');
  const { findingsAtSynth } = require('./findings-at-synth') as typeof import('./findings-at-synth');
  const { unmetTargetsAtSynth } = require('./unmet-targets-at-synth') as typeof import('./unmet-targets-at-synth');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const flow = flowOfManifests(objects.map(object => ({ file: object.node.path, manifest: object.toJson() })));
  // whether the pod policy is there, the platform's chart knows; pods that ask for it say so
  const facts = { podPolicy: true, zones };
  return { promises: unmetTargetsAtSynth(flow, facts), findings: findingsAtSynth(flow, facts) };
}

/** The same finding at many constructs is one at the first of them. */
function onceEach(findings: readonly SynthMessage[]): (SynthMessage & { more: number })[] {
  const first = findings.filter(({ text }, index) => findings.findIndex(other => other.text === text) === index);
  return first.map(finding => ({ ...finding, more: findings.filter(({ text }) => text === finding.text).length - 1 }));
}
