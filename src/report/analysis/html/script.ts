import { asset } from '../../../contract/asset';

/** Without it the page is complete. */
export function pageScript(): string {
  return asset('report/report.js');
}
