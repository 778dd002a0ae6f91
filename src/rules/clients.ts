import { Client, Flow } from '../flow/flow';

/** EventSources and Sensors. */
export function clients({ sources, sensors }: Flow): readonly Client[] {
  return [...sources, ...sensors];
}

/** Path of the template whose fields are the pods' fields. */
export const TEMPLATE = ['spec', 'template'] as const;
