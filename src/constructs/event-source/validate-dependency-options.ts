import { EventDependencyOptions } from './event-dependency-options';
import { Checks, record, text, validateProps } from '../checks/prop-schema';

const OPTIONS: Checks<EventDependencyOptions> = { name: text, filters: record, filtersLogicalOperator: text, transform: record };

export function validateDependencyOptions(options: EventDependencyOptions): void {
  validateProps(options, OPTIONS);
}
