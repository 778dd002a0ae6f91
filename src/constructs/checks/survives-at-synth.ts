import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { addWarning } from './warning';

/** Turns the check off, for an app that does not have the whole flow as it runs. */
const CHECK_CONTEXT = 'cdk8s-argo-events-ha/check-survives';
const TO_DO = `To do: mend it, or declare less with survives; app.node.setContext("${CHECK_CONTEXT}", false) turns this check off`;

/** The most zones that a bus of the app is said to have. */
const zonesOf = new WeakMap<IConstruct, number>();

/**
 * Has the app check at synth, once for all flows, that each survives what it was declared to. A construct refuses what it can see; this
 * sees patches and what other constructs add. A flow that stops until somebody repairs it is an error, a longer pause than declared a warning.
 */
export function checkSurvivesAtSynth(scope: IConstruct, zones: number): void {
  const { root } = scope.node;
  if (root.node.tryGetContext(CHECK_CONTEXT) === false) return;
  const before = zonesOf.get(root);
  zonesOf.set(root, Math.max(zones, before ?? 0));
  if (before !== undefined) return;
  const warned = new Set<string>();
  root.node.addValidation({
    validate: () => {
      const broken = brokenPromises(root);
      for (const { sentence } of broken.filter(({ kind }) => kind !== 'stops')) {
        if (!warned.has(sentence)) addWarning(root, `${sentence} ${TO_DO}`);
        warned.add(sentence);
      }
      return broken.filter(({ kind }) => kind === 'stops').map(({ sentence }) => `${sentence} ${TO_DO}`);
    },
  });
}

function brokenPromises(root: IConstruct) {
  // the analysis costs time to load, which an app without flows should not pay
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { analyseManifests } = require('../../analysis/analyse-manifests') as typeof import('../../analysis/analyse-manifests');
  const { promisesBroken } = require('../../analysis/not-survived') as typeof import('../../analysis/not-survived');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const manifests = root.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
  // whether the pod policy is there, the platform's chart knows; pods that ask for it say so
  return promisesBroken(analyseManifests(manifests, { podPolicy: true, zones: zonesOf.get(root) }));
}
