import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { expect } from 'vitest';

import type { ServedPage } from './serve-page.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium, without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: flags }).catch((cause: unknown) => {
    throw new Error(`There is no Chromium at ${executablePath}. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.`, {
      cause,
    });
  });
}

const artefacts = new URL('../artefacts/', import.meta.url).pathname;

/** The page in a browser of its own, and what must never happen in it. */
export interface OpenedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Keeps a picture of the page as it is now. */
  picture(name: string): Promise<void>;
  /** A further tab. */
  anotherTab(): Promise<Page>;
  close(): Promise<void>;
}

/** How the page is opened. */
export interface OpenPageOptions extends BrowserContextOptions {
  /** Behind the address: `#say=...`. */
  readonly hash?: string;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

/** Opens the served page; `close` checks that it asked nobody but its own server, broke no policy and threw nothing. */
export async function openPage(
  browser: Browser,
  served: ServedPage,
  { hash = '', before, ...options }: OpenPageOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(180_000);
  const offences: string[] = [];
  if (before) await context.addInitScript(before);
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(?:blob|data):/u.test(url) && !url.startsWith(served.url)) offences.push(`asked ${url}`);
  });
  context.on('weberror', (error) => offences.push(`threw ${error.error().message}`));
  context.on('console', (message) => {
    if (/content security policy|refused to/iu.test(message.text())) offences.push(message.text());
  });
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(served.url + hash);
    return page;
  };
  const page = await open();
  return {
    context,
    page,
    picture: async (name) => void (await page.screenshot({ path: `${artefacts}${name}.png` })),
    anotherTab: open,
    async close() {
      await context.close();
      expect(offences).toEqual([]);
    },
  };
}
