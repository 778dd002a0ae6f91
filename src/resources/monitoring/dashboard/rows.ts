import { fillingRow } from './filling-row';
import { flowRow } from './flow-row';
import { Row } from './panel';
import { redundancyRow } from './redundancy-row';
import { refusingRow } from './refusing-row';
import { MonitoredBus } from '../monitored';

/** The four questions, from top to bottom. Without a bus, nothing that is known fills up. */
export function rows(namespace: string, buses: readonly MonitoredBus[]): Row[] {
  return [flowRow(namespace), redundancyRow(namespace, buses), ...buses.length === 0 ? [] : [fillingRow(buses)], refusingRow(namespace)];
}
