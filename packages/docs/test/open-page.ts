import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';

export interface Visit {
  readonly page: Page;
  /** What the browser complained of since the page was opened. */
  readonly errors: string[];
  readonly requests: string[];
}

/** Opens an address. Without options it is in the one page that the tests of a file share, which keeps its cache. */
export type Open = (url: string, options?: BrowserContextOptions) => Promise<Visit>;

/** Pages of the one browser that all files share. */
export function useBrowser(): Open {
  const own: Page[] = [];
  let browser: Browser;
  let shared: Page | undefined;
  let current: Visit | undefined;

  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });

  afterEach(async () => {
    await Promise.all(own.splice(0).map((page) => page.context().close()));
  });

  afterAll(() => browser.close());

  async function newPage(options: BrowserContextOptions, report: () => Visit | undefined): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) report()?.errors.push(message.text());
    });
    page.on('pageerror', (error) => report()?.errors.push(String(error)));
    page.on('request', (request) => report()?.requests.push(request.url()));
    return page;
  }

  return async (url, options) => {
    let visit: Visit | undefined;
    if (options) {
      const page = await newPage(options, () => visit);
      own.push(page);
      visit = { page, errors: [], requests: [] };
    } else {
      shared ??= await newPage({}, () => current);
      // What is still on its way belongs to the test before.
      await shared.goto('about:blank');
      await shared.emulateMedia({ media: null, colorScheme: null });
      visit = { page: shared, errors: [], requests: [] };
      current = visit;
    }
    await visit.page.goto(url, { waitUntil: 'load' });
    return visit;
  };
}
