import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { Page } from 'puppeteer-core';

/** Takes a picture of a page in a file. */
export async function takePicture(page: string, picture: string, height: number, before?: (page: Page) => Promise<void>): Promise<void> {
  const browser = await puppeteer.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
  try {
    const opened = await browser.newPage();
    await opened.setViewport({ width: 1200, height, deviceScaleFactor: 1 });
    await opened.goto(pathToFileURL(page).href);
    await before?.(opened);
    await opened.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

function chromium(): string {
  const found = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'chromium')).find(file => existsSync(file));
  if (found === undefined) throw new Error('PATH: no chromium. The picture is made with it. Install chromium');
  return found;
}
