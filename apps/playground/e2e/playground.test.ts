import { readFile } from 'node:fs/promises';
import { embeddedModelManifest } from '@octoweave/models';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trainedPacks } from '../src/model/trained-packs.ts';
import { openBrowser, openPage, type OpenedPage, type OpenPageOptions } from './open-browser.ts';
import { personAt } from './person.ts';
import { servePage, type ServedPage } from './serve-page.ts';

const packs = trainedPacks(embeddedModelManifest('octoweave-trio'));
const phoneSize = { width: 390, height: 844 };

let browser: Browser;
let served: ServedPage;
const opened: OpenedPage[] = [];

const open = async (options?: OpenPageOptions): Promise<OpenedPage> => {
  const page = await openPage(browser, served, options);
  opened.push(page);
  return page;
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  served = await servePage();
});
afterEach(async () => {
  const pages = opened.splice(0);
  for (const page of pages) await page.close();
  await served.close();
});

describe('the built page, below a path, with a strict policy', () => {
  it('carries out what is typed, asks for consent, and does so again without a network', async () => {
    const { page, picture } = await open();
    const person = personAt(page);
    await person.ask('open the sunroof halfway');
    await person.sees('sunroof', 'position', '50');
    await person.hears('1 call done.');
    await picture('sunroof-open');

    await person.ask('unlock the doors');
    await page.getByRole('dialog').waitFor();
    await picture('consent-asked');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await person.hears('done.');
    await person.sees('lock Row2.DriverSide', 'locked', 'false');

    await person.ask('open the trunk');
    await page.getByRole('dialog').getByRole('button', { name: 'Deny' }).click();
    await person.hears('0 of 1 call done.');
    await person.sees('rear-trunk', 'open', 'false');
    await picture('denied');

    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null);
    await served.close();
    await page.reload();
    await person.ask('open the sunroof halfway');
    await person.sees('sunroof', 'position', '50');
    await person.hears('1 call done.');
    await picture('without-network');
  });

  it('is used with the keyboard alone: Escape denies, and focus comes back', async () => {
    const { page } = await open();
    const person = personAt(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query');
    await page.keyboard.type('open the trunk');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Deny');
    await page.keyboard.press('Escape');
    await person.hears('0 of 1 call done.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query');
    expect(await page.getByRole('list', { name: 'Calls' }).innerText()).toContain('denied');
    expect(await page.getByRole('img', { name: /^A car from above/u }).getAttribute('aria-label')).toContain('Sunroof: closed');
  });

  it('asks what it cannot do as it was said, goes on with the answer, and takes changes back', async () => {
    const { page, picture } = await open({ colorScheme: 'dark' });
    const person = personAt(page);
    await person.ask('set the driver temperature to 95');
    await person.hears('Something needs an answer.');
    await picture('question-dark');
    await page.getByLabel(/60 to 80/u).fill('seventy two');
    await page.keyboard.press('Enter');
    await person.hears('1 call done.');
    expect(await person.part('air Row1.DriverSide').textContent()).toContain('72°');

    await person.ask('open the sunroof halfway and turn on the rear defroster');
    await person.hears('2 calls done.');
    await person.part('rear-defroster').waitFor();
    await picture('two-calls-dark');
    await page.getByRole('button', { name: 'Undo last change' }).click();
    await person.sees('sunroof', 'position', '0');
    await person.hears('2 calls done.');

    await person.ask('open the trunk');
    await page.getByRole('button', { name: 'Change values' }).click();
    await page.getByRole('combobox', { name: 'trunk' }).selectOption({ label: 'front' });
    await picture('consent-changed-dark');
    await page.getByRole('button', { name: 'Approve with these' }).click();
    await person.sees('front-trunk', 'open', 'true');
  });

  it('fits a telephone, upright, and keeps still for those who want that', async () => {
    const { page, picture } = await open({ viewport: phoneSize, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
    const person = personAt(page);
    await picture('telephone-before');
    await person.ask('turn on the hazard lights and make the ambient lighting blue');
    await person.hears('done.');
    await person.part('hazard').waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phoneSize.width);
    await picture('telephone-light');
  });

  it('puts a shared request into the field and does not run it', async () => {
    const { page, picture } = await open({ hash: '#say=fold+the+mirrors&preset=night-rain', colorScheme: 'dark' });
    const person = personAt(page);
    await person.waitsForModel();
    expect(await page.getByLabel('What should be done?').inputValue()).toBe('fold the mirrors');
    await person.sees('mirror DriverSide', 'folded', 'false');
    expect(await page.locator('.run').count()).toBe(0);
    await picture('night-rain-dark');
  });

  it('works in two tabs at once', async () => {
    const first = await open();
    const second = await first.anotherTab();
    await Promise.all([personAt(first.page).ask('open the sunroof halfway'), personAt(second).ask('fold the mirrors')]);
    await personAt(first.page).sees('sunroof', 'position', '50');
    await personAt(second).sees('mirror DriverSide', 'folded', 'true');
  });

  it('works where the browser keeps nothing, and says that it keeps nothing', async () => {
    const { page, picture } = await open({
      before: () => {
        // An empty tab has no storage to block.
        if ('StorageManager' in globalThis)
          Object.defineProperty(StorageManager.prototype, 'getDirectory', {
            value: () => Promise.reject(new DOMException('Storage is blocked.', 'SecurityError')),
          });
      },
    });
    const person = personAt(page);
    await person.ask('open the sunroof halfway');
    await person.sees('sunroof', 'position', '50');
    await page.getByRole('button', { name: 'Model: ready' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toContain('no, it is fetched anew each time');
    expect(await dialog.locator('.notes').innerText()).not.toBe('');
    await picture('model-facts');
  });

  it('says that the model arrived damaged, and that its download was cut, and tries again', async () => {
    const { file } = embeddedModelManifest('octoweave-trio');
    const model = await readFile(new URL(`../../../packages/models/weights/${file}`, import.meta.url));
    const damaged = Uint8Array.from(model);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 0xff;
    served.interfere((path) => (path.endsWith('.gguf') ? { body: damaged, isCut: false } : undefined));
    const { page, picture } = await open();
    const alert = page.getByRole('alert');
    await alert.filter({ hasText: 'The model arrived damaged' }).waitFor();
    await picture('model-damaged');

    served.interfere((path) => (path.endsWith('.gguf') ? { body: model, isCut: true } : undefined));
    await page.getByRole('button', { name: 'Try again' }).click();
    await alert.filter({ hasText: 'The download was cut off' }).waitFor();
    await picture('download-cut');

    served.interfere(undefined);
    await page.getByRole('button', { name: 'Try again' }).click();
    await personAt(page).waitsForModel();
  });

  it.runIf(packs.includes('android'))('sends one message with consent, and not another without it', async () => {
    const { page, picture } = await open();
    const person = personAt(page);
    await person.ask('text Mom that I am running late');
    await page.getByRole('dialog').waitFor();
    await picture('message-consent');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await person.hears('1 call done.');
    expect(await page.locator('[data-part="message"]').count()).toBe(1);
    await picture('message-sent');
    await person.ask('text Dad that dinner is at eight');
    await page.getByRole('dialog').getByRole('button', { name: 'Deny' }).click();
    await person.hears('0 of 1 call done.');
    expect(await page.locator('[data-part="message"]').count()).toBe(1);
  });
});
