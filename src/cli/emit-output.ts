import { Options } from './arguments';
import { Terminal } from './command';
import { Emission, Left, LeftReason } from '../emit/emission';
import type * as overlays from '../emit/kustomize/write-overlay';
import type * as yaml from '../emit/to-yaml';
import { count } from '../lint/engine/check-report';
import { FileText } from '../manifests/load-manifests';
import { describe } from '../manifests/manifest-object';

export const OUTPUT_OPTIONS: Options = {
  kustomize: { type: 'string', value: 'DIR', help: 'write a Kustomize overlay, whose content is a component, in place of YAML on standard output' },
};

const LEFT: Readonly<Record<LeftReason, string>> = {
  'bus-not-given': 'its EventBus is not among the manifests. Give its file too',
  'bus-type': 'its EventBus is not of the type jetstream, for which this is made',
  'few-servers': 'its bus has fewer than 3 servers. Set spec.jetstream.replicas: 3',
  'own-servers': 'its servers are not made by the controller, so their names are not known. Use HaEventBus, or adopt',
  'spec-unreadable': 'the controller refuses it. ha-events check tells why',
};

/* eslint-disable @typescript-eslint/no-require-imports */

// cdk8s takes time to load, and the help of the commands works without it
const loadYaml = () => require('../emit/to-yaml') as typeof yaml;
const loadOverlays = () => require('../emit/kustomize/write-overlay') as typeof overlays;

export interface EmitInput {
  readonly paths: readonly string[];
  readonly files: readonly FileText[];
}

/** Prints what was made, or writes it as an overlay; what was not made, and what changes, is told on standard error. */
export function output(emission: Emission, { paths, files }: EmitInput, overlay: string | undefined, terminal: Terminal): void {
  const { added, changed, removed = [], left } = emission;
  for (const each of left) terminal.writeError(`ha-events: ${leftText(each)}\n`);
  if (added.length + changed.size + removed.length === 0) {
    terminal.writeError(`ha-events: nothing is ${left.length > 0 ? 'created' : 'missing'}\n`);
    return;
  }
  const summary = `${count(added.length, 'new object')}, ${count(changed.size, 'changed object')}`;
  if (overlay === undefined) {
    terminal.write(loadYaml().toYaml(emission));
    terminal.writeError(`ha-events: ${summary}${changed.size === 0 ? '' : `. Changed, and printed in full: ${[...changed.keys()].map(describe).join(', ')}`}\n`);
    for (const object of removed) terminal.writeError(`ha-events: remove ${describe(object)}: another budget takes its place\n`);
  } else {
    const written = loadOverlays().writeOverlay(overlay, emission, paths, files);
    terminal.writeError(`ha-events: ${summary}, in ${count(written.length, 'file')} below ${overlay}. Apply: kubectl apply -k ${overlay}\n`);
  }
}

function leftText({ object, reason }: Left): string {
  return `${describe(object)}: no object is created. Reason: ${LEFT[reason]}`;
}
