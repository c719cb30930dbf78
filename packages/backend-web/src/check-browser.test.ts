import { describe, expect, it } from 'vitest';
import { checkBrowser, type BrowserScope } from './check-browser.ts';

const navigator = { storage: { getDirectory: () => Promise.resolve({}) } };
const whole: BrowserScope = { WebAssembly, crossOriginIsolated: true, navigator };
const oldWebAssembly = Object.assign(Object.create(WebAssembly) as typeof WebAssembly, {
  Memory: function Memory() {
    throw new TypeError('no address type');
  },
});
const codesOf = async (options: Parameters<typeof checkBrowser>[0]): Promise<readonly string[]> =>
  (await checkBrowser(options)).map(({ code }) => code);

describe('checkBrowser', () => {
  it('finds nothing where nothing is missing', async () => {
    expect(await codesOf({ scope: whole })).toEqual([]);
  });

  it('says that a page without cross-origin isolation runs on one core', async () => {
    const scope = { ...whole, crossOriginIsolated: false };
    expect(await checkBrowser({ scope })).toMatchObject([{ code: 'cross-origin-isolation-missing', isFatal: false }]);
  });

  it('says that storage is blocked, whether it is missing or refused', async () => {
    const refused = { storage: { getDirectory: () => Promise.reject(new DOMException('', 'SecurityError')) } };
    expect(await codesOf({ scope: { ...whole, navigator: refused } })).toEqual(['storage-blocked']);
    expect(await codesOf({ scope: { ...whole, navigator: {} } })).toEqual(['storage-blocked']);
  });

  it('says that models cannot run without WebAssembly, or without 64-bit memory and a build for that', async () => {
    expect(await checkBrowser({ scope: { ...whole, WebAssembly: undefined } })).toMatchObject([
      { code: 'webassembly-missing', isFatal: true },
    ]);
    const scope = { ...whole, WebAssembly: oldWebAssembly };
    expect(await checkBrowser({ scope })).toMatchObject([{ code: 'memory64-missing', isFatal: true }]);
    expect(await checkBrowser({ scope, hasCompatibilityBuild: true })).toMatchObject([{ code: 'memory64-missing', isFatal: false }]);
  });
});
