import * as fc from 'fast-check';
import { expect } from 'vitest';
import { reading } from '../adb-command.ts';
import type { AdbShell } from '../adb-shell.ts';

const pieces = [
  "'",
  '"',
  '`',
  '$(reboot)',
  '`reboot`',
  '${IFS}',
  '$HOME',
  '; rm -rf /sdcard',
  '&& reboot',
  '| cat',
  '> /sdcard/x',
  '\n',
  '\r\n',
  '\t',
  '\\',
  String.raw`\'`,
  String.raw`\n`,
  '\u200b',
  '\u202Eevil\u202C',
  '\u2066',
  '\uFEFF',
  '\u0007',
  '\u001B[31m',
  '*',
  '~',
  '?',
  '[a-z]',
  '{a,b}',
  '!!',
  '#',
  '%s',
  '--es',
  '-',
  '=',
  ', data1=',
  'Row: 1 _id=2',
  'a\\,b',
  ' ',
  'é',
  '👩‍👩‍👧',
  'مرحبا',
] as const;

/** Text that means something to a shell, to a command, to a terminal or to a reader of rows; without NUL and halves of characters. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  .map((text) => text.replaceAll(/[\0\p{Surrogate}]/gu, ''));

/** Units of texts of ten thousand characters; each stays below what the adb server takes. */
export const longHostileTexts: readonly string[] = ["'", '"', '`', '$', '\\', '\n', ';', '\u200b', '\u202e', '👧'];

/** Brings two hundred hostile texts that are not empty to a program of a phone and back, and compares them code point by code point. */
export async function checkHostileTexts(shell: AdbShell): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        hostileText.filter((text) => text !== ''),
        { minLength: 40, maxLength: 40 },
      ),
      async (texts) => {
        expect(JSON.parse(await shell.run(reading('cmd', 'echo', ...texts)))).toEqual(texts);
      },
    ),
    { numRuns: 5 },
  );
}
