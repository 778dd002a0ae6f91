import { describeInBrowser, complaints, drill, emulate, open, page, report, sidewards, style } from '../support/browser';

describeInBrowser('all pages', () => {
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
});
