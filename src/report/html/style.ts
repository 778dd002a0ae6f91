import { asset } from '../../contract/asset';

/** The style of every page. Colors have a contrast of at least 4.5 with their background, and never carry a meaning alone. */
export function pageStyle(): string {
  return asset('report/report.css');
}
