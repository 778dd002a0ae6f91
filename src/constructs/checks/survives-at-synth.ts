import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { addWarning } from './warning';
import type { FlowObject } from '../../manifests/manifest-object';

/** Turns the check off, for an app that does not have the whole flow as it runs. */
const CHECK_CONTEXT = 'cdk8s-argo-events-ha/check-survives';
const TO_DO = `To do: mend it, or declare less with survives; app.node.setContext("${CHECK_CONTEXT}", false) turns this check off`;

/** The most zones that a bus of the app is said to have. */
const zonesOf = new WeakMap<IConstruct, number>();

/**
 * Has the app check at synth, once for all flows, that each survives what it was declared to. A construct refuses what it can see; this
 * sees patches, values that were given for derived ones, and what other constructs add. A flow that stops until somebody repairs it is an error.
 * A longer pause than declared is a warning, and so is what the linter finds of the custom resources.
 */
export function checkSurvivesAtSynth(scope: IConstruct, zones: number): void {
  const { root } = scope.node;
  if (root.node.tryGetContext(CHECK_CONTEXT) === false) return;
  const before = zonesOf.get(root);
  zonesOf.set(root, Math.max(zones, before ?? 0));
  if (before !== undefined) return;
  const warned = new Set<string>();
  const warn = (construct: IConstruct, message: string) => {
    if (!warned.has(message)) addWarning(construct, message);
    warned.add(message);
  };
  root.node.addValidation({
    validate: () => {
      const { broken, findings } = judged(root);
      for (const { sentence } of broken.filter(({ kind }) => kind !== 'stops')) warn(root, `${sentence} ${TO_DO}`);
      for (const { construct, text } of findings) warn(construct, text);
      return broken.filter(({ kind }) => kind === 'stops').map(({ sentence }) => `${sentence} ${TO_DO}`);
    },
  });
}

function judged(root: IConstruct) {
  // the analysis costs time to load, which an app without flows should not pay
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { analyse } = require('../../analysis/analyse') as typeof import('../../analysis/analyse');
  const { flowOfManifests } = require('../../analysis/analyse-manifests') as typeof import('../../analysis/analyse-manifests');
  const { promisesBroken } = require('../../analysis/not-survived') as typeof import('../../analysis/not-survived');
  const { findingsAtSynth } = require('./findings-at-synth') as typeof import('./findings-at-synth');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const objects = root.node.findAll().filter(ApiObject.isApiObject);
  const flow = flowOfManifests(objects.map(object => object.toJson()));
  // whether the pod policy is there, the platform's chart knows; pods that ask for it say so
  const facts = { podPolicy: true, zones: zonesOf.get(root) };
  const constructOf = ({ source: { file } }: FlowObject) => objects[Number(file.replace('manifest ', '')) - 1].node.scope ?? root;
  return {
    broken: promisesBroken(analyse(flow, facts)),
    findings: onceEach(findingsAtSynth(flow, facts).map(({ object, text }) => ({ construct: constructOf(object), text }))),
  };
}

interface ConstructFinding {
  readonly construct: IConstruct;
  readonly text: string;
}

/** The same finding at many constructs is one at the first of them. */
function onceEach(findings: readonly ConstructFinding[]): ConstructFinding[] {
  const places = new Map<string, IConstruct[]>();
  for (const { construct, text } of findings) places.set(text, [...places.get(text) ?? [], construct]);
  return [...places].map(([text, [construct, ...others]]) => ({ construct, text: others.length === 0 ? text : `${text} (and at ${others.length} more)` }));
}
