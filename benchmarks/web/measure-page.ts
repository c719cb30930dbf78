import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { BenchmarkAnswer, BenchmarkRequest } from './answer-request.ts';

/** Root, as in a container, has no sandbox. The last one tells memory at once rather than at the next garbage collection. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--enable-blink-features=ForceEagerMeasureMemory',
];

/** Starts Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`There is no Chromium at ${executablePath}. Install it, or name it in CHROMIUM_PATH.`);
  return chromium.launch({ executablePath, args: chromiumArguments });
}

/** Loads the page in a new tab; the model begins to open by itself. */
export async function loadPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Asks the model in the page; the time is taken there, so that the way to it counts for nothing. */
export const answerInPage = (page: Page, request: BenchmarkRequest): Promise<BenchmarkAnswer> =>
  page.evaluate((asked) => globalThis.measuredPage.answer(asked), request);

/** Bytes of the page and its worker. */
export const memoryOfPage = (page: Page): Promise<number> => page.evaluate(() => globalThis.measuredPage.measureMemory());

/** Milliseconds from load to first call. */
export interface LoadFigures {
  /** With empty storage. */
  readonly cold: readonly number[];
  /** At the second visit. */
  readonly warm: readonly number[];
}

export interface MeasureLoadOptions {
  readonly address: string;
  readonly request: BenchmarkRequest;
  readonly rounds: number;
}

/** Visits the page twice in each round, as a person does who has never been there. */
export async function measureLoad(browser: Browser, { address, request, rounds }: MeasureLoadOptions): Promise<LoadFigures> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext();
    for (const visits of [cold, warm]) {
      const page = await loadPage(context, address);
      const { firstCallAt } = await answerInPage(page, request);
      if (firstCallAt === undefined)
        throw new Error(`The model calls nothing for "${request.query}", so there is no first call to wait for.`);
      visits.push(firstCallAt);
      await page.close();
    }
    await context.close();
  }
  return { cold, warm };
}
