import { Finding } from '../engine/rule';

/** A field for which the API server refuses an object, or for which the object does nothing. */
export type ObjectFault = Pick<Finding, 'path' | 'problem' | 'why'> & Required<Pick<Finding, 'what' | 'fix'>>;
