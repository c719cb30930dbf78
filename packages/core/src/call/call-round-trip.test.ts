import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PromptSegment } from '../backend/prompt-segment.ts';
import { homeLookup, homePack, homeVocabulary } from './__fixtures__/home-pack.ts';
import type { CallParseEvent } from './call-parse-event.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';
import { createFunctionalCallParser, type CallPiece } from './functional-call-parser.ts';
import { parseJsonCalls } from './parse-json-calls.ts';
import { printFunctionalCalls } from './print-functional-calls.ts';
import { printJsonCalls } from './print-json-calls.ts';
import { createRequestText, type RequestText } from './request-text.ts';
import type { ToolCall } from './tool-call.ts';
import { writeCalls } from './write-calls.ts';

const crafted = [
  "', 'x",
  '", " x',
  "')",
  "'; ",
  '")<nexa_end>',
  '\\',
  "\\'",
  '\\\\n',
  'a\nb\r\nc',
  ' ',
  '   ',
  '',
  "Don't",
  '"quoted"',
  '👩‍👩‍👧 🚗',
  'zero\u200bwidth\u200d\ufeff',
  '\ud83d',
  '$1',
  'None',
  '<nexa_3>',
  'x'.repeat(2000),
  `'"\\ `.repeat(500),
];
const anyText = fc.oneof(
  fc.constantFrom(...crafted),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom("'", '"', '\\', ' ', ',', ')', ']', ';', 'n', '\n', '(', '[', '$', '🚗'), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.string({ minLength: 2000, maxLength: 2000 }),
);
const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => (value === 0 ? 0 : value));

/** A call that may refer to the calls before it. */
function anyCall(callNumber: number, depth: number): fc.Arbitrary<WrittenCall> {
  return fc.constantFrom(...homePack.definitions).chain(({ name, parameters }) =>
    fc
      .array(
        fc.oneof(
          { weight: 5, arbitrary: anyArgument(callNumber, depth) },
          { weight: 1, arbitrary: fc.constant<WrittenArgument>({ type: 'omitted' }) },
        ),
        { maxLength: parameters.length },
      )
      .map((written) => ({
        toolId: `home.${name}` as const,
        arguments: written.slice(0, written.findLastIndex(({ type }) => type !== 'omitted') + 1),
      })),
  );
}

function anyArgument(callNumber: number, depth: number): fc.Arbitrary<WrittenArgument> {
  const plain: fc.Arbitrary<WrittenArgument> = fc.oneof(
    fc.record({ type: fc.constant('literal' as const), value: fc.oneof(anyText, anyNumber, fc.boolean()) }),
    fc.record({ type: fc.constant('verbatim' as const), text: anyText, isNegated: fc.boolean() }),
    fc.constant<WrittenArgument>({ type: 'missing' }),
  );
  const reference =
    callNumber > 1 ? [fc.record({ type: fc.constant('reference' as const), index: fc.integer({ min: 1, max: callNumber - 1 }) })] : [];
  const deeper =
    depth > 0
      ? [
          fc.record({
            type: fc.constant('list' as const),
            items: fc.array(fc.nat(1), { maxLength: 3 }).chain((items) => fc.tuple(...items.map(() => anyArgument(callNumber, depth - 1)))),
          }),
          fc
            .constant(undefined)
            .chain(() => anyCall(callNumber, depth - 1))
            .map((call) => ({ type: 'nested' as const, call })),
        ]
      : [];
  return fc.oneof(plain, ...reference, ...deeper);
}

const anyCalls: fc.Arbitrary<readonly WrittenCall[]> = fc
  .integer({ min: 0, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyCall(index + 1, 3))));

/** Cuts text at arbitrary places; control segments stay whole. */
function cut(segments: readonly PromptSegment[], lengths: readonly number[]): readonly CallPiece[] {
  let turn = 0;
  return segments.flatMap((segment): readonly CallPiece[] => {
    if (segment.type === 'control') return [segment];
    const pieces: CallPiece[] = [];
    for (let offset = 0; offset < segment.text.length; turn += 1) {
      const length = lengths[turn % lengths.length] ?? 1;
      pieces.push({ type: 'text', text: segment.text.slice(offset, offset + length) });
      offset += length;
    }
    return pieces;
  });
}

function parse(pieces: readonly CallPiece[], request?: RequestText): readonly CallParseEvent[] {
  const parser = createFunctionalCallParser({ vocabulary: homeVocabulary, lookup: homeLookup, request });
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

const callsOf = (events: readonly CallParseEvent[]): readonly ToolCall[] =>
  events.flatMap((event) => (event.type === 'call-parsed' ? [event.call] : []));
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });

describe('the functional-token surface', () => {
  test('reads back every call that was printed, whatever the chunks, without a warning', () => {
    fc.assert(
      fc.property(anyCalls, lengths, (written, pieceLengths) => {
        const events = parse(cut(printFunctionalCalls(written, homeVocabulary), pieceLengths));
        const topLevel = events.flatMap((event) => (event.type === 'call-parsed' && !event.call.id.includes('.') ? [event.written] : []));
        expect(topLevel).toEqual(written);
        expect(events.filter(({ type }) => type === 'parse-warning')).toEqual([]);
        expect(events.filter(({ type }) => type === 'abstained')).toHaveLength(written.length === 0 ? 1 : 0);
        expect(writeCalls(callsOf(events), homeLookup)).toEqual(written);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(crafted)('reads %j back byte for byte, canonical and verbatim', (text) => {
    const written: readonly WrittenCall[] = [
      {
        toolId: 'home.send_message',
        arguments: [
          { type: 'literal', value: text },
          { type: 'verbatim', text, isNegated: false },
          {
            type: 'list',
            items: [
              { type: 'verbatim', text, isNegated: true },
              { type: 'literal', value: text },
            ],
          },
        ],
      },
    ];
    const [call] = callsOf(parse(cut(printFunctionalCalls(written, homeVocabulary), [1])));
    expect(call?.arguments).toEqual({
      recipient: { type: 'literal', value: text },
      body: { type: 'verbatim', text, isNegated: false },
      urgent: {
        type: 'list',
        items: [
          { type: 'verbatim', text, isNegated: true },
          { type: 'literal', value: text },
        ],
      },
    });
  });

  test('gives every run of words of a request back as it was said', () => {
    const words = fc.array(
      fc.oneof(fc.stringMatching(/^\S{1,8}$/u), fc.constantFrom("Don't", '“Zoë”', 'C:\\temp', '👩‍👩‍👧', '"hi"', 'it’s!', "o'clock;", 'x)')),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(words, fc.nat(7), fc.nat(7), lengths, (spoken, first, last, pieceLengths) => {
        const [from = 0, to = 0] = [first % spoken.length, last % spoken.length].sort((a, b) => a - b);
        const request = createRequestText(spoken.join('  '));
        const span = createRequestText(spoken.slice(from, to + 1).join(' ')).folded.slice(1);
        const written: readonly WrittenCall[] = [
          { toolId: 'home.find_contact', arguments: [{ type: 'verbatim', text: span, isNegated: false }] },
        ];
        const events = parse(cut(printFunctionalCalls(written, homeVocabulary), pieceLengths), request);
        const restored = callsOf(events)[0]?.arguments['name'];
        expect(events.filter(({ type }) => type === 'parse-warning')).toEqual([]);
        // The first occurrence counts, so other letter case may come back, but always characters of the request that fold to the span.
        expect(restored).toEqual({ type: 'verbatim', text: request.restore(span), isNegated: false });
        expect(request.original).toContain(restored?.type === 'verbatim' ? restored.text : undefined);
      }),
      { numRuns: 500 },
    );
  });

  test('is stable after what was tolerated was read once', () => {
    const pieces: readonly CallPiece[] = [
      { type: 'control', text: '<nexa_9>' },
      { type: 'text', text: '();' },
      { type: 'control', text: '<nexa_1>' },
      { type: 'text', text: "(name='Don't', 'x');" },
      { type: 'control', text: '<nexa_3>' },
      { type: 'text', text: '([null, $2, $1, ' },
      { type: 'control', text: '<nexa_1>' },
      { type: 'text', text: '("bob")], true' },
      { type: 'control', text: '<nexa_end>' },
    ];
    const printed = printFunctionalCalls(writeCalls(callsOf(parse(pieces)), homeLookup), homeVocabulary);
    expect(printed.map(({ text }) => text).join('')).toBe(`<nexa_1>('Don\\'t');<nexa_3>([None, $1, ?, <nexa_1>('bob')], True)<nexa_end>`);
    expect(printFunctionalCalls(writeCalls(callsOf(parse(printed)), homeLookup), homeVocabulary)).toEqual(printed);
  });
});

describe('the JSON surface', () => {
  test('reads back every call that was printed', () => {
    fc.assert(
      fc.property(anyCalls, (written) => {
        const calls = callsOf(parse(printFunctionalCalls(written, homeVocabulary)));
        expect(parseJsonCalls(printJsonCalls(calls), { lookup: homeLookup })).toEqual({ calls, issues: [] });
      }),
      { numRuns: 500 },
    );
  });
});
