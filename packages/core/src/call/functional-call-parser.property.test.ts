import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callsOf, control, parse, text } from './__fixtures__/read-answer.ts';
import { excerptLength } from './call-issue.ts';
import type { CallPiece } from './functional-call-parser.ts';
import { dependenciesOf } from './tool-call.ts';

describe('createFunctionalCallParser', () => {
  describe('on arbitrary pieces', () => {
    const controlText = fc.oneof(
      fc.integer({ min: 0, max: 6 }).map((slot) => `<nexa_${slot}>`),
      fc.constantFrom('<nexa_200>', '<nexa_end>', '<nexa_abstain>', '<nexa_split>', '<eos>', '', '<nexa_0'),
    );
    const fragment = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '()',
        "('a', 20)",
        "('a')",
        '([',
        '], ',
        "'b');",
        "'",
        '"',
        '" ',
        '\\',
        ',',
        ', ',
        ';',
        '; ',
        '[',
        ']',
        '$1',
        '$',
        '?',
        '-',
        '-"',
        '=',
        'name=',
        'None',
        'True',
        'null',
        '7',
        '-2.5e3',
        ' ',
        '\n',
        "'a'",
        '<nexa_1>',
        '<nexa_end>',
      ),
      fc.string({ maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const piece: fc.Arbitrary<CallPiece> = fc.oneof(
      { weight: 1, arbitrary: controlText.map((name) => control(name)) },
      { weight: 3, arbitrary: fragment.map((words) => text(words)) },
    );

    test('never throws, and keeps the laws of its events', () => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
          const events = parse(pieces);
          expect(events.filter(({ type }) => type === 'parse-end')).toHaveLength(1);
          const calls = callsOf(events);
          expect(events.at(-1)).toMatchObject({ type: 'parse-end', callCount: calls.length });
          const abstentions = events.filter(({ type }) => type === 'abstained').length;
          expect(abstentions).toBeLessThanOrEqual(calls.length > 0 ? 0 : 1);
          const known = new Set<string>();
          for (const call of calls) {
            expect(known.has(call.id)).toBe(false);
            for (const id of dependenciesOf(call)) expect(known.has(id)).toBe(true);
            known.add(call.id);
          }
          for (const event of events) if (event.type === 'parse-warning') expect(event.excerpt.length).toBeLessThanOrEqual(excerptLength);
        }),
        { numRuns: 3000 },
      );
    });

    test('makes the same events however text is cut', () => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
          const cut = pieces.flatMap((whole) =>
            whole.type === 'control'
              ? [whole]
              : [text(''), ...Array.from({ length: whole.text.length }, (_, index) => text(whole.text.charAt(index)))],
          );
          const joined: CallPiece[] = [];
          for (const next of pieces) {
            const last = joined.at(-1);
            if (next.type === 'text' && last?.type === 'text') joined[joined.length - 1] = text(last.text + next.text);
            else joined.push(next);
          }
          const events = parse(pieces);
          expect(parse(cut)).toEqual(events);
          expect(parse(joined)).toEqual(events);
        }),
        { numRuns: 2000 },
      );
    });

    const size = 200_000;
    test.each<readonly [string, readonly CallPiece[]]>([
      ['quotes', [control('<nexa_1>'), text(`('${"'".repeat(size)}')`)]],
      ['quotes and spaces', [control('<nexa_1>'), text(`('${"' ".repeat(size)}')`)]],
      ['held separators', [control('<nexa_1>'), text(`('${"'; ".repeat(size)}')`)]],
      ['one long run of spaces after a quote', [control('<nexa_1>'), text(`('a'${' '.repeat(size)}x')`)]],
      ['a long word', [control('<nexa_1>'), text(`(${'9'.repeat(size)}x)`)]],
      ['a long gap', [text(' '.repeat(size)), text('x'), text(' '.repeat(size))]],
      ['many items', [control('<nexa_3>'), text(`([${'true, '.repeat(size / 10)}7])`)]],
      ['many arguments', [control('<nexa_1>'), text(`(${"name='x', ".repeat(size / 10)}7)`)]],
      [
        'many nested calls',
        [
          control('<nexa_3>'),
          text('(['),
          ...Array.from({ length: size / 10 }, () => [control('<nexa_1>'), text("('x'), ")]).flat(),
          text('7])'),
        ],
      ],
      ['many calls', Array.from({ length: size / 10 }, () => [control('<nexa_1>'), text('($1);')]).flat()],
      ['many malformed calls', Array.from({ length: size / 4 }, () => control('<nexa_1>'))],
      ['many open brackets', [control('<nexa_1>'), text(`(${'['.repeat(size)}`)]],
    ])('takes linear time for %s', (_, pieces) => {
      const started = performance.now();
      expect(parse(pieces).at(-1)).toMatchObject({ type: 'parse-end' });
      expect(
        parse(pieces.flatMap((whole) => (whole.type === 'text' ? Array.from(whole.text, (character) => text(character)) : [whole]))).at(-1),
      ).toMatchObject({ type: 'parse-end' });
      expect(performance.now() - started).toBeLessThan(10_000);
    });
  });
});
