/// <reference lib="dom" />
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { pathToFileURL } from 'url';
import puppeteer, { Browser, Page } from 'puppeteer-core';
import { analysisHtml } from '../../src/report/html';
import { analyseYaml } from '../analysis/manifests';

jest.setTimeout(60_000);

const chromium = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'chromium')).find(file => existsSync(file));
if (chromium === undefined) process.stderr.write('SKIPPED: no chromium on the PATH, so the HTML page is not looked at in a browser\n');

const guide = readFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), 'utf8').replace(/2\.9\.\d+/, '2.10.29');

(chromium ? describe : describe.skip)('the page of a report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const url = pathToFileURL(join(folder, 'report.html')).href;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    writeFileSync(join(folder, 'report.html'), analysisHtml(analyseYaml(guide, { zones: 3, nodes: 6 })));
    browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    complaints = [];
    page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('request', request => { if (request.url() !== url) complaints.push(`asked for ${request.url()}`); });
    await page.goto(url);
  });
  afterEach(() => page.close());

  const shown = (selector: string) => page.$$eval(selector, found => found.filter(element => (element as any).checkVisibility()).map(({ id }) => id));
  const link = (failure: string) => `#matrix a[data-failure="${failure}"]`;
  const target = (failure: string) => page.$eval(link(failure), found => (found as any).hash.slice(1) as string);
  const marked = () => page.$$eval('[data-hit].hit', found => found.length);
  const background = () => page.$eval('body', body => getComputedStyle(body).backgroundColor);

  test('loads without a complaint, and asks for nothing', () => {
    expect(complaints).toEqual([]);
  });

  test('shows what happens in one failure at a time, and a click on a verdict chooses which', async () => {
    expect(await shown('.happens')).toHaveLength(1);
    for (const failure of ['zone', 'pod-sensor']) {
      await page.click(link(failure));
      expect(await shown('.happens')).toEqual([await target(failure)]);
      expect(page.url()).toBe(`${url}#${await target(failure)}`);
    }
    expect(complaints).toEqual([]);
  });

  test('marks in the picture what is gone', async () => {
    await page.click(link('none'));
    expect(await marked()).toBe(0);
    await page.click(link('zone'));
    const zone = await marked();
    await page.click(link('pod-sensor'));
    const pod = await marked();
    expect(pod).toBeGreaterThan(0);
    expect(zone).toBeGreaterThan(pod);
  });

  test('can be used with the keyboard alone', async () => {
    await page.focus(link('none'));
    await page.keyboard.press('ArrowDown');
    const second = await page.evaluate(() => (document.activeElement as any).dataset.failure);
    expect(second).not.toBe('none');
    expect(await shown('.happens')).toEqual([await target(second)]);
    await page.keyboard.press('ArrowUp');
    expect(await shown('.happens')).toEqual([await target('none')]);
  });

  test('opens at the failure that its address names', async () => {
    const zone = await target('zone');
    await page.goto('about:blank');
    await page.goto(`${url}#${zone}`);
    expect(await shown('.happens')).toEqual([zone]);
  });

  test('is complete without scripts', async () => {
    await page.setJavaScriptEnabled(false);
    await page.goto('about:blank');
    await page.goto(url);
    const sections = await page.$$eval('.happens', found => found.length);
    expect(sections).toBeGreaterThan(10);
    expect(await shown('.happens')).toHaveLength(sections);
  });

  test('prints what happens in every failure that harms', async () => {
    const harms = await page.$$eval('.happens:not(.calm)', found => found.map(({ id }) => id));
    expect(harms.length).toBeGreaterThan(8);
    await page.emulateMediaType('print');
    expect(await shown('.happens')).toEqual(harms);
  });

  test('is light or dark as the reader likes', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    const light = await background();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    expect(await background()).not.toBe(light);
  });

  test('fits a narrow screen: only the table scrolls sideways', async () => {
    await page.setViewport({ width: 400, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
