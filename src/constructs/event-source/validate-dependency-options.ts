import { Checks, record, text, validateProps } from '../checks/prop-schema';
import { EventDependencyOptions } from './event-dependency-options';

const OPTIONS: Checks<EventDependencyOptions> = { name: text, filters: record, filtersLogicalOperator: text, transform: record };

export function validateDependencyOptions(options: EventDependencyOptions): void {
  validateProps(options, OPTIONS);
}
