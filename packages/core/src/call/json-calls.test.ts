import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { homeLookup } from './__fixtures__/home-pack.ts';
import { parseJsonCalls } from './parse-json-calls.ts';
import { printJsonCalls } from './print-json-calls.ts';
import { createRequestText } from './request-text.ts';
import { literal, reference, verbatim, type ToolCall } from './tool-call.ts';

const calls: readonly ToolCall[] = [
  { id: '1', toolId: 'home.stop', arguments: {} },
  { id: '2.1', toolId: 'home.find_contact', arguments: { name: verbatim('mom') } },
  {
    id: '2',
    toolId: 'home.send_message',
    arguments: { recipient: reference('2.1'), body: { type: 'missing' }, urgent: { type: 'list', items: [reference('1'), literal(true)] } },
  },
];
const printed =
  '[{"tool":"home.stop","arguments":{}},' +
  '{"tool":"home.send_message","arguments":{"recipient":{"$call":{"tool":"home.find_contact","arguments":{"name":{"$verbatim":"mom"}}}},' +
  '"body":{"$missing":true},"urgent":[{"$ref":"1"},true]}}]';
const parse = (value: unknown) => parseJsonCalls(JSON.stringify(value), { lookup: homeLookup });
const codes = (value: unknown) => parse(value).issues.map(({ code }) => code);

describe('printJsonCalls', () => {
  test('writes nested calls in place and references by position', () => {
    expect(printJsonCalls(calls)).toBe(printed);
  });
});

describe('parseJsonCalls', () => {
  test('reads what printJsonCalls writes', () => {
    expect(parseJsonCalls(printed, { lookup: homeLookup })).toEqual({ calls, issues: [] });
  });

  test('reads null as left out, and references written as numbers or with a dollar sign', () => {
    expect(
      parse([
        { tool: 'home.stop' },
        { tool: 'home.send_message', arguments: { recipient: { $ref: 1 }, body: { $ref: '$1' }, urgent: null } },
      ]),
    ).toMatchObject({
      calls: [{ id: '1' }, { id: '2', arguments: { recipient: { callId: '1' }, body: { callId: '1' } } }],
      issues: [],
    });
  });

  test('gives words of the request their original characters back', () => {
    const text = '[{"tool":"home.find_contact","arguments":{"name":{"$verbatim":"zoë"}}}]';
    expect(parseJsonCalls(text, { lookup: homeLookup, request: createRequestText('call “Zoë”!') }).calls[0]?.arguments).toEqual({
      name: verbatim('Zoë'),
    });
  });

  test('counts dropped calls, so that references mean what was meant', () => {
    expect(
      parse([{ tool: 'home.fly' }, { tool: 'home.stop' }, { tool: 'home.play', arguments: { tracks: [{ $ref: '1' }, { $ref: '2' }] } }]),
    ).toMatchObject({
      calls: [{ id: '2' }, { id: '3', arguments: { tracks: { items: [{ type: 'missing' }, { type: 'reference', callId: '2' }] } } }],
      issues: [{ code: 'tool-unknown' }, { code: 'reference-unknown' }],
    });
  });

  test.each<readonly [string, unknown, readonly string[]]>([
    ['text that is no list', { tool: 'home.stop' }, ['json-invalid']],
    ['a call that is no object', [7, null, 'stop', []], ['call-malformed', 'call-malformed', 'call-malformed', 'call-malformed']],
    ['arguments that are no object', [{ tool: 'home.stop', arguments: [] }], ['call-malformed']],
    ['an unknown parameter', [{ tool: 'home.stop', arguments: { now: true } }], ['argument-unknown']],
    ['a parameter of the prototype', [{ tool: 'home.stop', arguments: { constructor: true } }], ['argument-unknown']],
    ['an object that is no mark', [{ tool: 'home.find_contact', arguments: { name: { first: 'Bob' } } }], ['argument-malformed']],
    [
      'a nested call of an unknown tool',
      [{ tool: 'home.find_contact', arguments: { name: { $call: { tool: 'home.fly' } } } }],
      ['tool-unknown'],
    ],
  ])('reports %s', (_, value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  test('reports text that is no JSON, numbers too large and lists too deep', () => {
    expect(parseJsonCalls('stop()', { lookup: homeLookup })).toMatchObject({
      calls: [],
      issues: [{ code: 'json-invalid', excerpt: 'stop()' }],
    });
    const around = (value: string) => parseJsonCalls(`[{"tool":"home.play","arguments":{"tracks":${value}}}]`, { lookup: homeLookup });
    expect(around('1e999')).toMatchObject({
      calls: [{ arguments: { tracks: { type: 'missing' } } }],
      issues: [{ code: 'argument-malformed' }],
    });
    expect(around(`${'['.repeat(40)}${']'.repeat(40)}`).issues).toMatchObject([{ code: 'argument-malformed' }]);
    expect(around(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).issues).toHaveLength(1);
  });

  test('never throws on arbitrary text or JSON', () => {
    const name = fc.oneof(
      fc.constantFrom('tool', 'arguments', '$ref', '$call', '$verbatim', '$missing', 'name', 'tracks', '__proto__'),
      fc.string(),
    );
    const leaf = fc.oneof(
      fc.constantFrom('home.stop', 'home.find_contact', 'home.play', '1', '$2'),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.string(),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 6 }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(name, tie('value'), { maxKeys: 4 })),
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          value.map((json) => JSON.stringify([json])),
        ),
        (text) => void parseJsonCalls(text, { lookup: homeLookup }),
      ),
      { numRuns: 2000 },
    );
  });
});
