import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { servePage, type PageServer } from './__fixtures__/page-server.ts';

/** What the embedded model answers to every page, and longer than any machine needs for it. */
const answered = /^generation-start <nexa_\d+> /u;
const timeout = 170_000;

describe('a built page', () => {
  let folder: string;
  let server: PageServer;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'octoweave-page-'));
    await build({
      configFile: false,
      logLevel: 'error',
      root: fileURLToPath(new URL('./__fixtures__/page', import.meta.url)),
      base: './',
      resolve: { conditions: ['@octoweave/source', 'browser', 'module', 'import', 'default'] },
      build: { outDir: folder, emptyOutDir: true },
    });
    server = await servePage(folder);
    browser = await chromium.launch(inject('chromium'));
  });
  beforeEach(async () => {
    context = await browser.newContext();
    server.modelRequests.length = 0;
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const openTab = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(server.address);
    return page;
  };
  const textOf = async (page: Page, id: string, pattern: RegExp): Promise<string> => {
    const element = page.locator(`#${id}`).filter({ hasText: pattern });
    await element.waitFor({ state: 'attached', timeout });
    return (await element.textContent()) ?? '';
  };

  it('answers under a strict content security policy, from below a path, and next time without a download', async () => {
    expect(await textOf(await openTab(), 'answer', /./u)).toMatch(answered);
    expect(await textOf(await openTab(), 'events', /fetch-end/u)).toMatch(/^storage from \d+, fetch-end/u);
    expect(server.modelRequests).toEqual([0]);
  });

  it('lets the next tab go on where a tab was closed in the middle of a download', async () => {
    server.stallAfter = 1_200_000;
    const closed = await openTab();
    await textOf(closed, 'events', /1200000/u);
    await closed.close();
    const next = await openTab();
    expect(await textOf(next, 'answer', /./u)).toMatch(answered);
    expect(await textOf(next, 'events', /fetch-end/u)).toContain('network from 1000000, fetch-end');
    expect(server.modelRequests).toEqual([0, 1_000_000]);
  });

  it('answers in two tabs at once, of which one downloads the model', async () => {
    const tabs = await Promise.all([openTab(), openTab()]);
    for (const tab of tabs) expect(await textOf(tab, 'answer', /./u)).toMatch(answered);
    expect(server.modelRequests).toEqual([0]);
  });
});
