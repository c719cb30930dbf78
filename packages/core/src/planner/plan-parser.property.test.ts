import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptLength } from '../call/call-issue.ts';
import type { CallPiece } from '../call/functional-call-parser.ts';
import { dependenciesOf } from '../call/tool-call.ts';
import { arbitraryPlanLines, compilerShapes, joinLines, jsonShapes } from './__fixtures__/arbitrary-plan-text.ts';
import { parsePieces, requestOf, succeededCall } from './__fixtures__/read-plan.ts';
import { createCompilerPlanParser } from './compiler-plan-parser.ts';
import { createJsonPlanParser } from './json-plan-parser.ts';
import type { PlanParseEvent } from './plan-event.ts';
import { createSplitPlanParser } from './split-plan-parser.ts';

/** A hundred thousand plans in all; more for a long night. */
const plans = Number(process.env['OCTOWEAVE_FUZZ_PLANS'] ?? 100_000);
const request = requestOf('do it', { observations: [succeededCall('0', 'pay $1')] });
const textPiece = (text: string): CallPiece => ({ type: 'text', text });

/** Throws where events break their laws. `expect` costs too much for so many plans. */
function checkLaws(events: readonly PlanParseEvent[]): void {
  const known = new Set<string>();
  events.forEach((event, index) => {
    if ((event.type === 'parse-end') !== (index === events.length - 1)) throw new Error('parse-end is not last and once');
    if (event.type === 'parse-warning' && event.excerpt.length > excerptLength) throw new Error(`long excerpt: ${event.excerpt}`);
    if (event.type !== 'call-parsed') return;
    const { call } = event;
    const unknown = dependenciesOf(call).find((id) => !known.has(id));
    if (known.has(call.id) || unknown !== undefined) throw new Error(`call ${call.id} is repeated, or needs ${unknown}`);
    known.add(call.id);
  });
}

/** Marks of well-formed calls in the order in which they were read. */
function marksOf(events: readonly PlanParseEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const recipient = event.type === 'call-parsed' ? event.call.arguments['recipient'] : undefined;
    return recipient?.type === 'literal' && typeof recipient.value === 'string' && /^m\d$/u.test(recipient.value) ? [recipient.value] : [];
  });
}

describe.each([
  { name: 'createCompilerPlanParser', create: () => createCompilerPlanParser(request), shapes: compilerShapes, share: 0.7 },
  { name: 'createJsonPlanParser', create: () => createJsonPlanParser(request), shapes: jsonShapes, share: 0.3 },
])('$name', ({ create, shapes, share }) => {
  const lines = arbitraryPlanLines(shapes);

  test('never throws, keeps the laws of its events, and loses no well-formed line', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (samples, isCutOff) => {
        const events = parsePieces(create(), [textPiece(`${joinLines(samples)}\n`)], isCutOff);
        checkLaws(events);
        const expected = samples.flatMap(({ mark }) => mark ?? []).join(' ');
        if (marksOf(events).join(' ') !== expected) throw new Error(`read ${marksOf(events).join(' ')} for ${expected}`);
      }),
      { numRuns: Math.round(plans * share), seed: 20_261_128 },
    );
  });

  test('makes the same events however text is cut', () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (samples, lengths) => {
        const text = joinLines(samples);
        const pieces: CallPiece[] = [];
        for (let at = 0; at < text.length;) {
          const length = lengths.next().value ?? 1;
          pieces.push(textPiece(text.slice(at, at + length)));
          at += length;
        }
        expect(parsePieces(create(), pieces)).toEqual(parsePieces(create(), [textPiece(text)]));
      }),
      { numRuns: 1500, seed: 5 },
    );
  });

  const size = 100_000;
  test.each<readonly [string, string]>([
    ['quotes', `1. find_contact("${'"'.repeat(size)}`],
    ['quotes and line breaks', '1. find_contact("\n'.repeat(size / 10)],
    ['both quotes and line breaks', `1. find_contact("\n2. find_contact('\n`.repeat(size / 20)],
    ['clean quotes that never end', `1. send_message(",", '\n`.repeat(size / 10)],
    ['open calls', '1. stop(\n'.repeat(size / 10)],
    ['an open call and blank lines', `1. stop(${'\n'.repeat(size)}`],
    ['open marks', `Finish(${'>'.repeat(size)}${'<END_OF_PLAN'.repeat(size / 20)}`],
    ['one line of parentheses', '('.repeat(size)],
    ['one line of words', `1. stop() ${'a '.repeat(size)}`],
    ['spaces', `${' '.repeat(size)}1.${' '.repeat(size)}stop${' '.repeat(size)}()`],
    ['open braces', '{'.repeat(size)],
    ['open objects', '{"name":\n'.repeat(size / 10)],
    ['open texts', '{"name":"\n{'.repeat(size / 10)],
    ['an open object and lines', `{"name":"stop"${'\n "x":1,'.repeat(size / 10)}`],
    ['open tags', '<tool_call>{'.repeat(size / 10)],
    ['fences and brackets', '```json\n[[['.repeat(size / 10)],
  ])('comes to an end of %s before the test times out, as it reads nothing again and again', (_, plan) => {
    checkLaws(parsePieces(create(), [textPiece(plan)]));
  });
});

describe('createSplitPlanParser', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ maxLength: 5 }).map(textPiece),
      fc.constantFrom('<nexa_split>', '<nexa_end>', '<nexa_3>').map((text): CallPiece => ({ type: 'control', text })),
    ),
    { maxLength: 20 },
  );

  test('keeps the laws of its events, and makes the same ones however text is cut', () => {
    fc.assert(
      fc.property(pieces, fc.boolean(), (whole, isCutOff) => {
        const cut = whole.flatMap((piece) => (piece.type === 'text' ? Array.from(piece.text, textPiece) : [piece]));
        const events = parsePieces(createSplitPlanParser(), whole, isCutOff);
        checkLaws(events);
        expect(parsePieces(createSplitPlanParser(), cut, isCutOff)).toEqual(events);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});
