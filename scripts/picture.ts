/** `npm run picture`: makes the pictures of a report that the READMEs and the Start page show. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collect, gatherReport, readPolicy, render } from '@scp-backup/evidence';
import { startMock } from '@scp-backup/mock';
import { chromiumFlags, chromium as chromiumPath } from '@scp-backup/tooling/chromium';
import { chromium } from 'playwright-core';

const out = fileURLToPath(new URL('../packages/docs/content/public/', import.meta.url));
const moment = Date.parse('2026-09-30T15:00:00Z');
/** The sections that a picture has room for. */
const shown = ['summary', 'lanes'];

const folder = await mkdtemp(join(tmpdir(), 'scp-backup-picture-'));
const mock = await startMock({
  engine: 'handler',
  generate: { rows: 130, parents: 8, now: moment },
  now: () => moment,
  toleranceMs: Number.POSITIVE_INFINITY,
});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
try {
  const directory = join(folder, 'evidence');
  const connection = { baseUrl: mock.url, credentials: mock.credentials, pace: false } as const;
  await collect({ directory, connection, ids: 'all', since: '2026-04-01', now: () => moment });
  const policy = await readPolicy(fileURLToPath(new URL('start/policy.yaml', import.meta.url)));
  const data = await gatherReport({ directories: [directory], policy });
  await mkdir(out, { recursive: true });
  for (const language of ['en', 'ko'] as const) {
    const file = join(folder, `${language}.html`);
    await writeFile(file, await render(data, { language }));
    const page = await browser.newPage({ viewport: { width: 860, height: 600 } });
    await page.goto(`file://${file}`);
    await page.evaluate(`
      for (const section of document.querySelectorAll('section')) section.hidden = !${JSON.stringify(shown)}.includes(section.getAttribute('aria-labelledby'));
      for (const beside of document.querySelectorAll('table, figcaption')) beside.hidden = true;
    `);
    const session = await page.context().newCDPSession(page);
    const { cssContentSize } = await session.send('Page.getLayoutMetrics');
    const clip = { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1.5 };
    const options = { format: 'webp', quality: 70, clip, captureBeyondViewport: true } as const;
    const { data: image } = await session.send('Page.captureScreenshot', options);
    await writeFile(join(out, `report-${language}.webp`), Buffer.from(image, 'base64'));
  }
} finally {
  await browser.close();
  await mock.close();
  await rm(folder, { recursive: true });
}
