import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takePicture } from './browser';
import { dashboardPage, pageHeight } from './dashboard-page';

/**
 * Draws docs/images/dashboard.png from what a Prometheus answered to the queries of the dashboard. HA_DASHBOARD_DATA=FILE npx projen test:alerts writes
 * such a file.
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('no file given. Give a file that HA_DASHBOARD_DATA=FILE npx projen test:alerts has written');

const data = JSON.parse(readFileSync(file, 'utf8'));
const page = join(mkdtempSync(join(tmpdir(), 'dashboard-')), 'dashboard.html');
writeFileSync(page, dashboardPage(data));
void takePicture(page, join(__dirname, '..', 'docs', 'images', 'dashboard.png'), pageHeight(data));
