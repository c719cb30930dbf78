import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../internal/json.ts';
import { officeParameters } from './__fixtures__/office-pack.ts';
import { markPlanReferences } from './call-references.ts';
import { requestsOf, type RequestCase } from './evaluation-case.ts';
import { parseEvaluationCases } from './parse-evaluation-cases.ts';
import type { PredictedCall, Prediction } from './prediction.ts';
import { scoreCase, type CaseScore } from './score-case.ts';

function requestOf(fields: Readonly<Record<string, unknown>>): RequestCase {
  const { cases, issues } = parseEvaluationCases(JSON.stringify({ id: 'a', query: 'do it', ...fields }));
  expect(issues).toEqual([]);
  return requestsOf(cases[0]!)[0]!;
}

const predicted = (...calls: readonly PredictedCall[]): Prediction => ({ status: 'predicted', calls });
const call = (tool: string, args: PredictedCall['args'] = {}): PredictedCall => ({ tool, args });
const score = (fields: Readonly<Record<string, unknown>>, prediction: Prediction): CaseScore =>
  scoreCase({ request: requestOf(fields), prediction, parameterOf: officeParameters });
const verdict = ({ isFunctionRight, isCallRight, isGraphRight }: CaseScore): string =>
  [isFunctionRight && 'function', isCallRight && 'call', isGraphRight && 'graph'].filter(Boolean).join(' ');

const lookUp = { $call: { tool: 'find_number', args: { name: 'Anna' } } };
const textAnna = { calls: [call('send_text', { number: lookUp, body: 'hi' })] };
const plan = [
  { id: 1, tool: 'find_number', args: { name: 'Anna' } },
  { id: 2, tool: 'find_number', args: { name: 'Ben' } },
  { id: 3, tool: 'send_text', args: { number: '$1', body: 'hi', copies: ['$2'] } },
];

describe('scoreCase', () => {
  test.each<[string, Readonly<Record<string, unknown>>, Prediction, string]>([
    ['a gold call', { calls: [call('stop')] }, predicted(call('stop')), 'function call graph'],
    ['a tool with its pack for a bare one', { calls: [call('stop')] }, predicted(call('office.stop')), 'function call graph'],
    ['a tool of another pack', { calls: [call('office.stop')] }, predicted(call('garden.stop')), ''],
    ['another tool', { calls: [call('stop')] }, predicted(call('drive_to')), ''],
    ['a call too many', { calls: [call('stop')] }, predicted(call('stop'), call('stop')), ''],
    ['no call where one is due', { calls: [call('stop')] }, predicted(), ''],
    [
      'another argument',
      { calls: [call('drive_to', { destination: 'home' })] },
      predicted(call('drive_to', { destination: 'work' })),
      'function graph',
    ],
    ['an argument too many', { calls: [call('stop')] }, predicted(call('stop', { now: true })), 'function graph'],
    [
      'a default for an omitted argument',
      { calls: [call('set_heating', { zone: 'rear' })] },
      predicted(call('set_heating', { zone: 'rear', level: 2 })),
      'function call graph',
    ],
    [
      'calls in another order',
      { calls: [call('set_heating', { zone: 'rear', level: 3 }), call('set_heating', { zone: 'driver', level: 1 }), call('stop')] },
      predicted(call('stop'), call('set_heating', { zone: 'driver', level: 1 }), call('set_heating', { zone: 'rear', level: 3 })),
      'function call graph',
    ],
    [
      'arguments of one call in another',
      { calls: [call('set_heating', { zone: 'rear', level: 3 }), call('set_heating', { zone: 'driver', level: 1 })] },
      predicted(call('set_heating', { zone: 'driver', level: 3 }), call('set_heating', { zone: 'rear', level: 1 })),
      'function graph',
    ],
    [
      'the only pairing that widened arguments leave',
      {
        calls: [call('drive_to', { destination: 'home' }), call('drive_to', { destination: 'work' })],
        accept: { '0.destination': { any_text: true } },
      },
      predicted(call('drive_to', { destination: 'work' }), call('drive_to', { destination: 'beach' })),
      'function call graph',
    ],
    [
      'an alternative',
      { calls: [call('stop')], alternatives: [[call('drive_to', { destination: 'home' })]] },
      predicted(call('drive_to', { destination: 'home' })),
      'function call graph',
    ],
    [
      'a forbidden tool beside an alternative',
      { calls: [call('stop')], alternatives: [[call('stop'), call('find_number')]], forbid: ['find_number'] },
      predicted(call('stop'), call('find_number')),
      '',
    ],
    [
      'an argument that must stay unset',
      { calls: [call('set_heating', { zone: 'rear' })], accept: { '0.level': { min: 1 } }, absent: ['0.level'] },
      predicted(call('set_heating', { zone: 'rear', level: 3 })),
      'function graph',
    ],
    [
      'an absent argument left at its default',
      { calls: [call('set_heating', { zone: 'rear' })], absent: ['0.level'] },
      predicted(call('set_heating', { zone: 'rear', level: 2 })),
      'function call graph',
    ],
    ['nothing where nothing is due', { calls: [] }, predicted(), 'function call'],
    ['a call where nothing is due', { calls: [] }, predicted(call('stop')), ''],
    ['a call that lacks a value where nothing is due', { calls: [] }, predicted({ ...call('stop'), isReady: false }), 'function call'],
    ['a call that lacks a value where it is due', { calls: [call('stop')] }, predicted({ ...call('stop'), isReady: false }), ''],
    ['a nested call as a nested call', textAnna, predicted(call('send_text', { number: lookUp, body: 'hi' })), 'function call graph'],
    [
      'a nested call as a reference',
      textAnna,
      predicted(call('find_number', { name: 'anna' }), call('send_text', { number: { $ref: 1 }, body: 'hi' })),
      'function call graph',
    ],
    [
      'a nested call that is not used',
      textAnna,
      predicted(call('find_number', { name: 'Anna' }), call('send_text', { number: '5551234567', body: 'hi' })),
      'function',
    ],
    [
      'a nested call with another argument',
      textAnna,
      predicted(call('find_number', { name: 'Ben' }), call('send_text', { number: { $ref: '1' }, body: 'hi' })),
      'function graph',
    ],
    [
      'a nested argument that is widened',
      { ...textAnna, accept: { '0.number.name': { any_of: ['Ben'] } } },
      predicted(call('find_number', { name: 'Ben' }), call('send_text', { number: { $ref: '1' }, body: 'hi' })),
      'function call graph',
    ],
    [
      'a plan in another order',
      { plan },
      predicted(
        call('find_number', { name: 'Ben' }),
        call('find_number', { name: 'Anna' }),
        call('send_text', { number: { $ref: 2 }, body: 'hi', copies: [{ $ref: 1 }] }),
      ),
      'function call graph',
    ],
    [
      'a plan with the outputs of its calls mixed up',
      { plan },
      predicted(
        call('find_number', { name: 'Ben' }),
        call('find_number', { name: 'Anna' }),
        call('send_text', { number: { $ref: 1 }, body: 'hi', copies: [{ $ref: 2 }] }),
      ),
      'function graph',
    ],
    [
      'a plan that leaves a dependency out',
      { plan },
      predicted(
        call('find_number', { name: 'Anna' }),
        call('find_number', { name: 'Ben' }),
        call('send_text', { number: { $ref: 1 }, body: 'hi' }),
      ),
      '',
    ],
    [
      'a plan with a dependency too many',
      { plan: [plan[0], plan[1]] },
      predicted(call('find_number', { name: 'Anna' }), { ...call('find_number', { name: 'Ben' }), needs: ['1'] }),
      '',
    ],
  ])('scores %s', (_, fields, prediction, expected) => {
    const scored = score(fields, prediction);
    expect(verdict(scored)).toBe(expected);
    expect(scored.reason === undefined).toBe(scored.isCallRight);
  });

  test('scores steps by their tools and their order, and says nothing about arguments', () => {
    const steps = ['find', 'pay', 'find'].map((tool) => ({ text: tool, tool }));
    const inOrder = { steps, order: [[0, 1]] };
    expect(score({ steps }, predicted(call('find'), call('find'), call('pay')))).toMatchObject({
      isFunctionRight: true,
      isCallRight: undefined,
      isGraphRight: undefined,
    });
    expect(score(inOrder, predicted(call('find'), call('find'), call('pay'))).isFunctionRight).toBe(true);
    expect(score(inOrder, predicted(call('pay'), call('find'), call('find')))).toMatchObject({
      isFunctionRight: false,
      reason: expect.stringContaining('order'),
    });
    expect(score(inOrder, predicted(call('find'), call('pay'))).isFunctionRight).toBe(false);
  });

  test('compares the own text of a model with every text that is right, where there are both', () => {
    const request = requestOf({ calls: [call('stop')] });
    const strict = (prediction: Prediction, texts: readonly string[] | undefined): boolean | undefined =>
      scoreCase({ request, prediction, parameterOf: officeParameters, printGold: () => texts }).isStrictlyRight;
    expect(strict({ ...predicted(), text: '<nexa_4>()' }, ['<nexa_3>()', '<nexa_4>()'])).toBe(true);
    expect(strict({ ...predicted(call('stop')), text: '<nexa_4>( )' }, ['<nexa_4>()'])).toBe(false);
    expect(strict(predicted(call('stop')), ['<nexa_4>()'])).toBeUndefined();
    expect(strict({ ...predicted(), text: '<nexa_4>()' }, undefined)).toBeUndefined();
    expect(strict({ status: 'failed', reason: 'no call', text: '<nexa_4>()' }, ['<nexa_4>()'])).toBe(false);
    expect(score({ calls: [] }, { ...predicted(), text: '' }).isStrictlyRight).toBeUndefined();
  });

  test.each<[string, Readonly<Record<string, unknown>>, Prediction, string]>([
    ['a tool', { calls: [call('stop')] }, predicted(call('drive_to')), 'not called: stop; called besides: drive_to'],
    [
      'an argument',
      { calls: [call('drive_to', { destination: 'home' })] },
      predicted(call('drive_to', {})),
      'drive_to.destination: expected "home", got nothing',
    ],
    [
      'a missing value',
      { calls: [call('stop')] },
      predicted({ ...call('stop'), isReady: false }),
      'not called: stop; a value is missing for: stop',
    ],
    ['a forbidden tool', { calls: [], forbid: ['stop'] }, predicted(call('office.stop')), 'office.stop is forbidden here'],
    [
      'the final state',
      { calls: [call('stop')] },
      { ...predicted(call('stop')), isStateRight: false },
      'the final state is not what was asked for',
    ],
    ['a failure', { calls: [] }, { status: 'failed', reason: 'it is no JSON' }, 'it is no JSON'],
  ])('gives as reason %s', (_, fields, prediction, reason) => {
    expect(score(fields, prediction).reason).toBe(reason);
  });

  test('takes a prediction that cannot be read neither for a call nor for abstaining', () => {
    const scored = score({ calls: [] }, { status: 'failed', reason: 'it is no JSON' });
    expect(scored).toMatchObject({ isFunctionRight: false, isCallRight: false, hasAbstained: false, got: null });
  });

  test('expects either where an alternative is to make no call', () => {
    expect(score({ calls: [call('stop')], alternatives: [[]] }, predicted())).toMatchObject({
      expectation: 'either',
      isFunctionRight: true,
      isCallRight: true,
    });
  });
});

const anyTool = fc.constantFrom('find_number', 'send_text', 'set_heating', 'drive_to', 'office.stop');
const anyValue: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.jsonValue().map((value) => value as JsonValue),
  fc.record({ $ref: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.constantFrom('1', '2', 'x', null)) }),
  fc.record({
    $call: fc.oneof(
      fc.jsonValue().map((value) => value as JsonValue),
      fc.record({ tool: anyTool, args: fc.constant({ name: 'Anna' }) }),
    ),
  }),
);
const anyArgs = fc.dictionary(fc.constantFrom('name', 'number', 'body', 'copies', 'level', 'constructor', '$ref', '$call'), anyValue);
const anyCalls = fc.array(fc.record({ tool: anyTool, args: anyArgs }), { maxLength: 5 });
/** No text that a plan would take for a reference. */
const plainText = fc.string().filter((text) => !text.startsWith('$'));
const goldValue: fc.Arbitrary<JsonValue> = fc.oneof(
  plainText,
  fc.integer(),
  fc.boolean(),
  fc.array(plainText),
  fc.constant<JsonValue>(lookUp),
  fc.constant<JsonValue>([lookUp, 'x']),
);
const goldCalls = fc.array(
  fc.record({ tool: anyTool, args: fc.dictionary(fc.constantFrom('name', 'number', 'body', 'copies'), goldValue) }),
  { maxLength: 5 },
);
const goldPlan = fc
  .array(fc.record({ tool: anyTool, needs: fc.array(fc.nat(), { maxLength: 2 }), text: fc.string() }), { minLength: 1, maxLength: 5 })
  .map((calls) =>
    calls.map(({ tool, needs, text }, index) => ({
      id: index + 1,
      tool,
      args: { body: `a ${text}`, copies: index === 0 ? [] : needs.map((number) => `$${(number % index) + 1}`) } as Record<
        string,
        JsonValue
      >,
    })),
  );

describe('scoreCase, whatever is predicted', () => {
  const perfect = { isFunctionRight: true, isCallRight: true, reason: undefined };

  test('never throws, and a call that is right has right tools', () => {
    fc.assert(
      fc.property(goldCalls, fc.oneof(anyCalls, fc.jsonValue()), fc.boolean(), (calls, made, isPlan) => {
        const fields = isPlan && calls.length > 0 ? { plan: calls.map((goldCall, index) => ({ ...goldCall, id: index + 1 })) } : { calls };
        const scored = score(fields, { status: 'predicted', calls: made } as Prediction);
        expect(scored.isFunctionRight || scored.isCallRight === false).toBe(true);
        expect(scored.reason === undefined).toBe(scored.isCallRight);
        expect(score({ calls }, made as unknown as Prediction).isFunctionRight).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('finds gold calls right, in any order', () => {
    const goldAndOrder = goldCalls.chain((calls) => fc.tuple(fc.constant(calls), fc.shuffledSubarray(calls, { minLength: calls.length })));
    fc.assert(
      fc.property(goldAndOrder, ([calls, shuffled]) => {
        const scored = score({ calls }, predicted(...shuffled));
        expect(scored).toMatchObject({ ...perfect, isGraphRight: calls.length === 0 ? undefined : true });
      }),
      { numRuns: 300 },
    );
  });

  test('finds a gold plan right, its references as data', () => {
    fc.assert(
      fc.property(goldPlan, (calls) => {
        const made = calls.map(({ id, tool, args }) => ({ id: String(id), tool, args: markPlanReferences(args) }));
        expect(score({ plan: calls }, predicted(...made))).toMatchObject({ ...perfect, isGraphRight: true });
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same verdict in whatever order calls without references stand', () => {
    const madeAndOrder = goldCalls.chain((calls) => fc.tuple(fc.constant(calls), fc.shuffledSubarray(calls, { minLength: calls.length })));
    fc.assert(
      fc.property(goldCalls, madeAndOrder, (calls, [made, shuffled]) => {
        expect(verdict(score({ calls }, predicted(...made)))).toBe(verdict(score({ calls }, predicted(...shuffled))));
      }),
      { numRuns: 300 },
    );
  });
});
