import { describeInBrowser, emulate, link, LONG_NAME, many, open, page, shown, sidewards, state, target } from '../support/browser';

describeInBrowser('the page of many flows', () => {
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
