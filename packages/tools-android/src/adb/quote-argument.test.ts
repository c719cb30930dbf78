import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText, longHostileTexts } from './__fixtures__/hostile-text.ts';
import { joinForAbb, quoteArgument, quoteCommand } from './quote-argument.ts';

const mksh = '/usr/bin/mksh';

/** What a program started by genuine mksh gets as its arguments. */
function throughMksh(argv: readonly string[]): readonly string[] {
  if (!existsSync(mksh)) throw new Error(`This test needs ${mksh}: install it with "apt-get install mksh".`);
  const { stdout, status, stderr } = spawnSync(mksh, ['-c', quoteCommand(['/usr/bin/printf', String.raw`%s\0`, ...argv])], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\0').slice(0, -1);
}

describe('quoteCommand', () => {
  it('brings 1,200 hostile texts through genuine mksh as they are', () => {
    const batches = fc.array(hostileText, { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(batches, (texts) => {
        expect(throughMksh(texts)).toEqual(texts);
      }),
      { numRuns: 20 },
    );
  });

  it.each(longHostileTexts)('brings 10,000 times %j through genuine mksh', (unit) => {
    const text = unit.repeat(10_000);
    expect(throughMksh([text])).toEqual([text]);
  });

  it('leaves words that mean themselves without quotes, and nothing else', () => {
    expect(quoteCommand(['content', 'insert', '--bind', 'title:s:a b', '', '~', '*', '$HOME'])).toBe(
      String.raw`content insert --bind 'title:s:a b' '' '~' '*' '$HOME'`,
    );
  });
});

describe('quoteArgument', () => {
  it('keeps an apostrophe', () => {
    expect(quoteArgument("it's")).toBe(String.raw`'it'\''s'`);
  });

  it.each(['a\0b', '\ud800', 'a\udc00'])('refuses %j, which no command line can carry', (text) => {
    expect(() => quoteArgument(text)).toThrow(/no phone can be given/u);
    expect(() => joinForAbb([text])).toThrow(/no phone can be given/u);
  });
});

describe('joinForAbb', () => {
  it('separates arguments by NUL and adds nothing', () => {
    expect(joinForAbb(['activity', "it's; $(x)", '-W'])).toBe("activity\0it's; $(x)\0-W");
  });

  it('refuses what the adb server would not take', () => {
    expect(() => joinForAbb(['x'.repeat(60_001)])).toThrow(/too long/u);
    expect(() => quoteCommand(["'".repeat(20_000)])).toThrow(/too long/u);
  });
});
