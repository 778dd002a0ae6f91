/// <reference lib="dom" />
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { pathToFileURL } from 'url';
import puppeteer, { Browser, Page } from 'puppeteer-core';
import { DRILL_REPORT } from './drill-report';
import { DrillReport } from '../../../src/drill/report-model/drill-report';
import { analysisHtml } from '../../../src/report/analysis/html';
import { drillHtml } from '../../../src/report/drill/html';
import { analyseYaml } from '../../analysis/manifests';

const chromium = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'chromium')).find(file => existsSync(file));
if (chromium === undefined) process.stderr.write('SKIPPED: no chromium on the PATH, so the HTML page is not looked at in a browser\n');

const guide = readFileSync(join(__dirname, '../../../examples/checks/usual-guide.yaml'), 'utf8').replace(/2\.9\.\d+/, '2.10.29');
/** A second flow, to which other things happen. */
const alone = guide.replace(/namespace: argo-events/g, 'namespace: elsewhere').replace(/replicas: 2/g, 'replicas: 1');

/** Six flows with names as long as they may be, one of them with four Sensors. */
export const LONG_NAME = 'ledger-stream-from-the-mainframe-of-the-central-bank';
const sensors = (text: string) => [text, ...['invoice', 'fraud-check', 'receipts'].map(name => text.split('---').pop()!.replace('name: processor', `name: ${name}`))].join('\n---\n');
const MANY = [1, 2, 3, 4, 5, 6].map(number => {
  const text = guide.replace(/namespace: argo-events/g, `namespace: payments-production-${number}`).replace(/replicas: 2/g, `replicas: ${number}`);
  return number === 3 ? sensors(text.replaceAll('webhook\n', `${LONG_NAME}\n`)) : text;
});

const ORIGIN = { inputs: ['many.yaml'], madeAt: new Date('2026-11-28T17:50:00Z'), version: '1.2.3', facts: { zones: 3, nodes: 6 } };

/** Numbers as long as a drill may bring. */
const LONG = { p50: 12_000, p95: 120_000, p99: 1_200_000, slowest: 1_200_000 };
const SLOW: DrillReport = { ...DRILL_REPORT, total: { ...DRILL_REPORT.total!, deliveryTime: LONG } };

const folder = mkdtempSync(join(tmpdir(), 'page-'));
export const [report, drill, many] = ['report', 'drill', 'many'].map(name => pathToFileURL(join(folder, `${name}.html`)).href);
let browser: Browser;
/** The tab of the test that runs. */
export let page: Page;
/** What the tab wrote to its console, and addresses that it asked for. */
export let complaints: string[];

export async function open(url: string): Promise<void> {
  // otherwise an address that differs in its hash alone loads nothing
  await page.goto('about:blank');
  await page.goto(url);
}

/** Both at once: puppeteer's own calls reset each other. */
export async function emulate(media: 'screen' | 'print', scheme: 'light' | 'dark'): Promise<void> {
  const monitor = await page.createCDPSession();
  await monitor.send('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

export const shown = (selector: string, key: 'id' | 'innerText' = 'id') => page.$$eval(selector, (found, what) =>
  found.filter(element => (element as any).checkVisibility()).map(element => String((element as any)[what])), key);
export const style = (selector: string, property: string) =>
  page.$eval(selector, (found, name) => getComputedStyle(found).getPropertyValue(name), property);
export const sidewards = (selector: string) => page.$eval(selector, found => found.scrollWidth - found.clientWidth);

export const link = (failure: string, flow = 0) => `#matrix a[data-failure="${failure}"][data-group="${flow}"]`;
export const target = (failure: string, flow = 0) => page.$eval(link(failure, flow), found => (found as any).hash.slice(1) as string);
export const marked = () => page.$$eval('.picture:not([hidden]) [data-hit].hit', found => found.length);
export const focused = () => page.evaluate(() => ({ ...(document.activeElement as any).dataset }));

/** What the page says it shows: the verdict that is chosen, the section, the flow's name above it, the picture. */
export async function state() {
  const chosen = await page.$$eval('#matrix [aria-current]', found => found.map(element => ({ failure: (element as any).dataset.failure, flow: Number((element as any).dataset.group) })));
  return { chosen, sections: await shown('.happens'), name: await page.$eval('#which', which => which.textContent), pictures: await shown('.picture') };
}
export const stateOf = async (failure: string, flow: number) => ({
  chosen: [{ failure, flow }],
  sections: [await target(failure, flow)],
  name: expect.stringContaining(['argo-events', 'elsewhere'][flow]),
  pictures: [`picture-${flow}`],
});

/** Tests that have the pages open in a browser; skipped without one. */
export function describeInBrowser(name: string, tests: () => void): void {
  (chromium ? describe : describe.skip)(`${name}, in a browser`, () => {
    jest.setTimeout(60_000);
    beforeAll(async () => {
      writeFileSync(join(folder, 'report.html'), analysisHtml(analyseYaml(`${guide}\n---\n${alone}`, { zones: 3, nodes: 6 })));
      writeFileSync(join(folder, 'many.html'), analysisHtml(analyseYaml(MANY.join('\n---\n'), { zones: 3, nodes: 6 }), { origin: ORIGIN }));
      writeFileSync(join(folder, 'drill.html'), drillHtml(SLOW));
      browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    });
    afterAll(() => browser?.close());

    beforeEach(async () => {
      complaints = [];
      page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      page.on('console', message => complaints.push(message.text()));
      page.on('pageerror', error => complaints.push(String(error)));
      page.on('request', request => { if (!/^(about:blank|file:.*\.html(#.*)?)$/.test(request.url())) complaints.push(`asked for ${request.url()}`); });
    });
    afterEach(() => page.close());
    afterAll(() => rmSync(folder, { recursive: true }));

    tests();
  });
}
