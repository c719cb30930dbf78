import * as fc from 'fast-check';

/** Texts that end quotes, start programs, or look like something else than they are. */
export const hostileTexts: readonly string[] = [
  '"',
  "'",
  '\\',
  '\\"',
  '" & (do shell script "touch /tmp/owned") & "',
  `'; Application('Finder').quit(); '`,
  '"); ObjC.import("stdlib"); $.system("id"); ("',
  '${process.exit(1)}',
  '$(touch /tmp/owned)',
  '`touch /tmp/owned`',
  '; rm -rf ~ #',
  '| cat /etc/passwd',
  '*"cd || kMDItemDisplayName == "*',
  '--',
  '-e',
  '-l AppleScript',
  '{"name":"someone else"}',
  '$1',
  '{title}',
  '&amp;&lt;b&gt;',
  '<script>alert(1)</script>',
  '</div><div>',
  '<br>',
  'line\nline\r\nline\rline',
  '\u2028\u2029',
  '\t\v\f\b\u001b[31m',
  '​‌‍⁠﻿',
  '‮txt.exe‬',
  'שלום مرحبا',
  '👩‍👩‍👧‍👦 🇩🇪',
  'é é',
  '%22%0A&body=x#y?z',
  '__proto__',
  'constructor',
  'null',
  '',
  ' ',
  'x'.repeat(10_000),
  '"\\\n`$('.repeat(1666),
];

/** A hostile text, or several run together, or any text at all; never a null character, which no argument of a program can hold. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...hostileTexts),
    fc.array(fc.constantFrom(...hostileTexts), { minLength: 2, maxLength: 4 }).map((texts) => texts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  .map((text) => text.replaceAll('\0', ''));
