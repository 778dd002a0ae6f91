import { IConstruct } from 'constructs';

/** Metadata type under which a construct keeps its warnings. */
export const WARNING = 'cdk8s-argo-events-ha:warning';

/** Context key of an app in memory, of whose warnings nobody is to read. */
export const QUIET = 'cdk8s-argo-events-ha/quiet';

/** cdk8s prints no warnings, so this one is printed where `cdk8s synth` is run, and kept on the construct for tests. */
export function addWarning(construct: IConstruct, message: string): void {
  construct.node.addMetadata(WARNING, message);
  if (construct.node.tryGetContext(QUIET) === true) return;
  process.stderr.write(`[warning] ${construct.node.path}: ${message}\n`);
}
