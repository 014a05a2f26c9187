import { chromium, chromiumFlags } from '@scp-backup/tooling/chromium';
import { chromium as playwright } from 'playwright-core';

export interface Found {
  readonly served: string | null;
  readonly own: string | null;
  readonly errors: readonly string[];
}

/** Opens the page of the consumer in Chromium and gives the text of its two lists once they are done. */
export async function inBrowser(url: string): Promise<Found> {
  const browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    const failed = new Promise<void>((resolve) => {
      page.on('pageerror', (error) => resolve(void errors.push(error.message)));
      page.on('console', (message) => message.type() === 'error' && resolve(void errors.push(message.text())));
    });
    await page.goto(url);
    await Promise.race([page.waitForSelector('#own[data-done]', { state: 'attached' }), failed]);
    return { served: await page.textContent('#served'), own: await page.textContent('#own'), errors };
  } finally {
    await browser.close();
  }
}
