import { describe, expect, it } from 'vitest';
import { parseSharedRequest, printSharedRequest } from './shared-request.ts';

describe('parseSharedRequest', () => {
  it.each(['open the sunroof & the windows', 'é 日本 #1 "quoted"', '<b>$1</b>'])('reads what printSharedRequest wrote of %s', (query) => {
    const address = new URL(printSharedRequest({ query, preset: 'moving' }, 'https://example.com/a/b/?x=1#old'));
    expect(address.pathname).toBe('/a/b/');
    expect(parseSharedRequest(address.hash)).toEqual({ query, preset: 'moving' });
  });

  it('takes an address without a request for none, and cuts one that is no request any more', () => {
    expect(parseSharedRequest('')).toEqual({ query: '', preset: undefined });
    expect(parseSharedRequest(`#say=${'a'.repeat(900)}`).query).toHaveLength(500);
  });
});
