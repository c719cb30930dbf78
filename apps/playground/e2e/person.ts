import type { Locator, Page } from 'playwright';

/** What a person does with the page, by what it says to them. */
export interface Person {
  /** Types a request and sends it with the Enter key. */
  ask(query: string): Promise<void>;
  /** Waits for how the run ended: `1 call done.` */
  hears(text: string | RegExp): Promise<void>;
  /** A part of the drawn devices. */
  part(name: string): Locator;
  /** Waits until a part of the drawing has that value. */
  sees(name: string, attribute: string, value: string): Promise<void>;
  /** Waits until the model is open. */
  waitsForModel(): Promise<void>;
}

/** Somebody in front of a page. */
export function personAt(page: Page): Person {
  const part = (name: string): Locator => page.locator(`[data-part="${name}"]`).first();
  return {
    async ask(query) {
      const field = page.getByLabel('What should be done?');
      await field.fill(query);
      // To the field, and not to whatever has the focus: with two tabs at once that may be nothing.
      await field.press('Enter');
    },
    hears: (text) => page.locator('.run-status').filter({ hasText: text }).waitFor(),
    part,
    sees: (name, attribute, value) => page.locator(`[data-part="${name}"][data-${attribute}="${value}"]`).first().waitFor(),
    waitsForModel: () => page.getByRole('button', { name: 'Model: ready' }).waitFor(),
  };
}
