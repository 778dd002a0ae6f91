import { droppedField } from './dropped-field';
import { electionQuorum } from './election-quorum';
import { jetstreamVersion } from './jetstream-version';
import { Rule } from './rule';
import { sensorBucket } from './sensor-bucket';
import { streamReplicas } from './stream-replicas';

/** All rules. A new one is a file from _template.ts and a line here. */
export const RULES: readonly Rule[] = [
  jetstreamVersion,
  streamReplicas,
  droppedField,
  electionQuorum,
  sensorBucket,
];
