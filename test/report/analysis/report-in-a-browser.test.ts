import { describeInBrowser, emulate, focused, link, marked, open, page, report, shown, sidewards, state, stateOf, style, target } from '../support/browser';

describeInBrowser('the page of a report', () => {
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
