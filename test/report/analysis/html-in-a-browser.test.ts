/// <reference lib="dom" />
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { pathToFileURL } from 'url';
import puppeteer, { Browser, Page } from 'puppeteer-core';
import { DrillReport } from '../../../src/drill/report-model/drill-report';
import { analysisHtml } from '../../../src/report/analysis/html';
import { drillHtml } from '../../../src/report/drill/html';
import { analyseYaml } from '../../analysis/manifests';
import { DRILL_REPORT } from '../support/drill-report';

jest.setTimeout(60_000);

const chromium = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'chromium')).find(file => existsSync(file));
if (chromium === undefined) process.stderr.write('SKIPPED: no chromium on the PATH, so the HTML page is not looked at in a browser\n');

const guide = readFileSync(join(__dirname, '../../../examples/checks/usual-guide.yaml'), 'utf8').replace(/2\.9\.\d+/, '2.10.29');
/** A second flow, to which other things happen. */
const alone = guide.replace(/namespace: argo-events/g, 'namespace: elsewhere').replace(/replicas: 2/g, 'replicas: 1');

/** Six flows with names as long as they may be, one of them with four Sensors. */
const LONG_NAME = 'ledger-stream-from-the-mainframe-of-the-central-bank';
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
const [report, drill, many] = ['report', 'drill', 'many'].map(name => pathToFileURL(join(folder, `${name}.html`)).href);
let browser: Browser;
let page: Page;
let complaints: string[];

async function open(url: string): Promise<void> {
  // otherwise an address that differs in its hash alone loads nothing
  await page.goto('about:blank');
  await page.goto(url);
}

/** Both at once: puppeteer's own calls reset each other. */
async function emulate(media: 'screen' | 'print', scheme: 'light' | 'dark'): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

const shown = (selector: string, key: 'id' | 'innerText' = 'id') => page.$$eval(selector, (found, what) =>
  found.filter(element => (element as any).checkVisibility()).map(element => String((element as any)[what])), key);
const style = (selector: string, property: string) => page.$eval(selector, (found, name) => getComputedStyle(found).getPropertyValue(name), property);
const sidewards = (selector: string) => page.$eval(selector, found => found.scrollWidth - found.clientWidth);

const link = (failure: string, flow = 0) => `#matrix a[data-failure="${failure}"][data-group="${flow}"]`;
const target = (failure: string, flow = 0) => page.$eval(link(failure, flow), found => (found as any).hash.slice(1) as string);
const marked = () => page.$$eval('.picture:not([hidden]) [data-hit].hit', found => found.length);
const focused = () => page.evaluate(() => ({ ...(document.activeElement as any).dataset }));

/** What the page says it shows: the verdict that is chosen, the section, the flow's name above it, the picture. */
async function state() {
  const chosen = await page.$$eval('#matrix [aria-current]', found => found.map(element => ({ failure: (element as any).dataset.failure, flow: Number((element as any).dataset.group) })));
  return { chosen, sections: await shown('.happens'), name: await page.$eval('#which', which => which.textContent), pictures: await shown('.picture') };
}
const stateOf = async (failure: string, flow: number) => ({
  chosen: [{ failure, flow }],
  sections: [await target(failure, flow)],
  name: expect.stringContaining(['argo-events', 'elsewhere'][flow]),
  pictures: [`picture-${flow}`],
});

(chromium ? describe : describe.skip)('in a browser', () => {
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

  describe.each([['a report', report], ['a drill', drill]])('the page of %s', (_, url) => {
    beforeEach(() => open(url));

    test('loads without a complaint, and asks for nothing', async () => {
      await page.$$eval('#matrix a', verdicts => verdicts.forEach(verdict => (verdict as any).click()));
      await page.waitForNetworkIdle({ idleTime: 100 });
      expect(complaints).toEqual([]);
    });

    test('lets nothing be asked and no script run that is not its own', async () => {
      await page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<img src="https://example.invalid/a.png"><b onclick="document.title = 1">b</b>');
        document.querySelector<any>('body > b').click();
      });
      await page.waitForNetworkIdle({ idleTime: 100 });
      // this also shows that what the test above looks for would be seen
      expect(complaints).toContainEqual(expect.stringMatching(/example\.invalid.*violates.*default-src 'none'/));
      expect(complaints).toContainEqual(expect.stringMatching(/inline event handler.*violates/));
      expect(await page.title()).not.toBe('1');
    });

    test('is light or dark as the reader likes, and light on paper', async () => {
      const colours = async () => [await style('body', 'background-color'), await style('body', 'color'), await style('td .verdict', 'background-color')];
      await emulate('screen', 'light');
      const light = await colours();
      await emulate('screen', 'dark');
      const dark = await colours();
      expect(dark.filter((colour, index) => colour === light[index])).toEqual([]);
      await emulate('print', 'dark');
      expect(await colours()).toEqual(['rgb(255, 255, 255)', ...light.slice(1)]);
    });

    test('fits a narrow screen: only tables and pictures scroll sideways', async () => {
      await page.setViewport({ width: 400, height: 800 });
      expect(await sidewards('html')).toBe(0);
      expect(await sidewards('.scroll:has(table)')).toBeGreaterThan(0);
      const words = await page.$$eval('caption, .remarks ul', found => found.map(each => each.getBoundingClientRect().right));
      expect(Math.max(...words)).toBeLessThan(400);
      expect(await page.$$eval('.verdict', found => found.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent))).toEqual([]);
    });
  });

  describe('the page of many flows', () => {
    beforeEach(() => open(many));

    test('has a head of the table that leaves room for the table, and columns wide enough for a verdict', async () => {
      expect(await page.$eval('#matrix thead', head => head.getBoundingClientRect().height)).toBeLessThan(400);
      expect(await page.$$eval('#matrix .verdict', found => found.filter(each => each.scrollWidth > each.clientWidth).length)).toBe(0);
    });

    const columns = () => page.$$eval('#matrix thead th', found => found.slice(1).filter(each => (each as any).checkVisibility()).map(each => (each as any).title.replace(/^[^]*\(|\)$/g, '')));
    const found = () => page.$eval('#filter output', output => (output as any).value as string);

    test('finds flows by words of their names, and shows only their columns', async () => {
      const all = await columns();
      expect(all.length).toBeGreaterThan(5);
      await page.type('#filter input', 'FRAUD  ledger');
      expect(await columns()).toEqual(['payments-production-3']);
      expect(await found()).toBe(`1 of 9 flows: ${LONG_NAME} → default → fraud-check (payments-production-3)`);
      // the verdict that is shown is one of a column that is shown
      expect((await state()).name).toContain('(payments-production-3)');
      expect(await shown('#matrix tbody:first-of-type tr:first-child a', 'innerText')).toHaveLength(1);
      await page.$eval('#filter', form => { (form as any).reset(); form.dispatchEvent(new Event('input')); });
      expect(await columns()).toEqual(all);
      expect(await found()).toBe('');
    });

    test('shows the flows of one namespace, and says when none is found', async () => {
      await page.select('#filter select', 'payments-production-2');
      expect(await columns()).toEqual(['payments-production-2']);
      await page.type('#filter input', 'ledger');
      expect(await columns()).toEqual([]);
      expect(await found()).toBe('0 of 9 flows');
    });

    test('moves with the arrow keys over columns that are shown', async () => {
      await page.type('#filter input', 'production-4');
      const [chosen] = (await state()).chosen;
      await page.focus(link(chosen.failure, chosen.flow));
      for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'Home'] as const) {
        await page.keyboard.press(key);
        expect((await state()).chosen).toEqual([chosen]);
      }
    });

    test('shows a flow that its address names, though the filter left it out', async () => {
      const [inThree, inTwo] = await page.$$eval('#matrix thead th', heads => [3, 2].map(number => heads.findIndex(head => (head as any).title.includes(`production-${number})`)) - 1));
      const id = await target('pod-source', inThree);
      expect(id).not.toBe(await target('pod-source', inTwo));
      const all = await columns();
      await page.select('#filter select', 'payments-production-2');
      await page.goto(`${many}#${id}`);
      expect(await shown('.happens')).toEqual([id]);
      expect(await columns()).toEqual(all);
    });

    test('prints all columns, whatever was searched, and the foot', async () => {
      const all = await columns();
      await page.type('#filter input', 'fraud');
      expect(await columns()).not.toEqual(all);
      await emulate('print', 'light');
      expect(await columns()).toEqual(all);
      expect(await shown('#filter')).toEqual([]);
      expect((await shown('#origin', 'innerText')).join()).toContain('2026-11-28 17:50 UTC');
    });

    test('says at the edge that there is more beside it, until the end is reached', async () => {
      expect(await shown('.edge', 'innerText')).toEqual(['›']);
      const [edge, table] = await page.$$eval('.edge, .sides .scroll', both => both.map(each => each.getBoundingClientRect().right).reverse());
      expect(edge).toBe(table);
      await page.$eval('.sides .scroll', scroll => { scroll.scrollLeft = scroll.scrollWidth; });
      await page.waitForSelector('.edge', { hidden: true });
      await page.type('#filter input', 'fraud');
      expect(await shown('.edge')).toEqual([]);
    });

    test('without scripts has no search, and says that it has more columns', async () => {
      await page.setJavaScriptEnabled(false);
      await open(many);
      expect(await shown('#filter')).toEqual([]);
      expect(await shown('caption', 'innerText')).toEqual([expect.stringMatching(/The table has \d columns; scroll sideways for those that do not fit\.$/)]);
    });

    test('uses a wide screen before it scrolls', async () => {
      await page.setViewport({ width: 2000, height: 900 });
      expect(await sidewards('.scroll:has(table)')).toBe(0);
      expect(await sidewards('html')).toBe(0);
    });
  });

  describe('the page of a report', () => {
    beforeEach(() => open(report));

    test('shows what happens to one flow in one failure, and a click on a verdict chooses which', async () => {
      expect(await state()).toEqual(await stateOf('node-bus', 0));
      for (const [failure, flow] of [['zone', 0], ['pod-source', 1], ['pod-source', 0]] as const) {
        await page.click(link(failure, flow));
        expect(await state()).toEqual(await stateOf(failure, flow));
        expect(page.url()).toBe(`${report}#${await target(failure, flow)}`);
      }
      expect(await target('pod-source', 0)).not.toBe(await target('pod-source', 1));
    });

    test('shows all steps in every section; without scripts, a reference leads to them', async () => {
      const steps = () => page.$$eval('.happens', found => found.map(section => section.querySelectorAll('ol.steps, a.same').length));
      const all = await steps();
      expect(await page.$$eval('a.same', found => found.length)).toBe(0);
      expect(await page.$$eval('[id]', found => found.length - new Set(found.map(({ id }) => id)).size)).toBe(0);
      await page.setJavaScriptEnabled(false);
      await open(report);
      expect(await steps()).toEqual(all);
      const targets = await page.$$eval('a.same', found => found.map(each => document.querySelector((each as any).hash)?.className));
      expect(targets.length).toBeGreaterThan(5);
      expect(new Set(targets)).toEqual(new Set(['steps']));
    });

    test('marks in the picture what is gone', async () => {
      await page.click(link('none'));
      expect(await marked()).toBe(0);
      const whole = await style('.zone .pod.bus', 'fill');
      await page.click(link('pod-sensor'));
      expect(await marked()).toBe(1);
      await page.click(link('zone'));
      // a zone with 2 source pods, 3 servers and 2 Sensor pods
      expect(await marked()).toBe(8);
      expect(await style('.zone .pod.bus', 'fill')).not.toBe(whole);
      await page.click(link('zone', 1));
      expect(await marked()).toBe(6);
    });

    test('can be used with the keyboard alone', async () => {
      for (let presses = 0; presses < 10 && (await focused()).failure === undefined; presses++) await page.keyboard.press('Tab');
      expect(await focused()).toMatchObject({ failure: 'node-bus', group: '0' });
      const way = [['ArrowRight', 'node-bus', 1], ['ArrowUp', 'node-source', 1], ['ArrowLeft', 'node-source', 0], ['ArrowDown', 'node-bus', 0], ['End', 'node-bus', 1], ['Home', 'node-bus', 0]] as const;
      for (const [key, failure, flow] of way) {
        await page.keyboard.press(key);
        expect(await focused()).toMatchObject({ failure, group: String(flow) });
        expect(await state()).toEqual(await stateOf(failure, flow));
      }
      // nothing is to the left of the first
      await page.keyboard.press('ArrowLeft');
      expect(await state()).toEqual(await stateOf('node-bus', 0));
      await page.focus(link('zone', 1));
      await page.keyboard.press('Enter');
      expect(await state()).toEqual(await stateOf('zone', 1));
    });

    test('has one stop for the Tab key in the table, which the keyboard can leave', async () => {
      await page.focus(link('node-bus'));
      await page.keyboard.press('Tab');
      expect((await focused()).failure).toBeUndefined();
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      expect(await focused()).toMatchObject({ failure: 'node-bus' });
    });

    test('opens at the failure that its address names, also when it is open already', async () => {
      const [zone, drain] = [await target('zone'), await target('drain')];
      await open(`${report}#${zone}`);
      expect(await shown('.happens')).toEqual([zone]);
      await page.goto(`${report}#${drain}`);
      expect(await shown('.happens')).toEqual([drain]);
    });

    test('is complete without scripts', async () => {
      const hint = /arrow keys/i;
      expect((await shown('body', 'innerText')).join()).toMatch(hint);
      await page.setJavaScriptEnabled(false);
      await open(report);
      const sections = await page.$$eval('.happens', found => found.map(({ id }) => id));
      expect(sections.length).toBeGreaterThan(10);
      expect(await shown('.happens')).toEqual(sections);
      expect(await shown('.picture')).toEqual(['picture-0', 'picture-1']);
      expect((await shown('body', 'innerText')).join()).not.toMatch(hint);
      await page.click(link('zone', 1));
      const top = await page.$eval(`#${await target('zone', 1)}`, section => section.getBoundingClientRect().top);
      expect(Math.abs(top)).toBeLessThan(100);
    });

    test('prints the pictures, the table, and what happens in every failure that harms', async () => {
      const harms = await page.$$eval('.happens:not(.calm)', found => found.map(({ id }) => id));
      expect(harms.length).toBeGreaterThan(8);
      await page.click(link('zone', 1));
      await emulate('print', 'light');
      expect(await shown('.happens')).toEqual(harms);
      expect(await shown('.picture')).toEqual(['picture-0', 'picture-1']);
      expect(await shown('#matrix a', 'innerText')).toHaveLength(await page.$$eval('#matrix a', found => found.length));
      expect((await shown('body', 'innerText')).join()).not.toMatch(/arrow keys|choose a verdict/i);
      const cut = await page.$$eval('#details, .scroll', found => found.filter(each => getComputedStyle(each).overflow !== 'visible').length);
      expect(cut).toBe(0);
    });

    test('tells on paper active pods from standby pods', async () => {
      await page.click(link('zone'));
      await emulate('print', 'light');
      // what is gone depends on a choice, and paper has none
      expect([...new Set((await shown('.key', 'innerText')).map(text => text.trim()))]).toEqual(['active', 'standby']);
      // browsers leave out backgrounds otherwise
      for (const filled of ['.pod-key.on', '.pod', '.verdict']) expect(await style(filled, 'print-color-adjust')).toBe('exact');
      expect(await style('.zone .pod.bus', 'stroke-dasharray')).toBe('none');
    });

    test('leads to what happens on a narrow screen, where it is below the table', async () => {
      await page.setViewport({ width: 400, height: 800 });
      await page.click(link('zone'));
      const top = (selector: string) => page.$eval(selector, found => found.getBoundingClientRect().top);
      // first what is gone, then what happens
      const [picture, section] = [await top('#picture-0'), await top(`#${await target('zone')}`)];
      expect(picture).toBeGreaterThanOrEqual(0);
      expect(section).toBeGreaterThan(picture);
      expect(section).toBeLessThan(400);
      expect(await sidewards('.picture .scroll')).toBe(0);
    });

    test('shows what is gone beside the last row of the table as well', async () => {
      await page.click('#matrix tbody:last-of-type tr:last-child a');
      const edges = await page.$$eval('.picture:not([hidden]) svg, #matrix [aria-current]', found => found.map(each => each.getBoundingClientRect()).flatMap(({ top, bottom }) => [top, bottom]));
      expect(edges).toHaveLength(4);
      expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...edges)).toBeLessThanOrEqual(900);
    });
  });
});

afterAll(() => rmSync(folder, { recursive: true }));
