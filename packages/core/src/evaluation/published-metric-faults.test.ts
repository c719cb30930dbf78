import { describe, expect, test } from 'vitest';
import { officeParameters } from './__fixtures__/office-pack.ts';
import { parseEvaluationCases } from './parse-evaluation-cases.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { createRecordedPredict, parseRecordedPredictions } from './parse-recorded-predictions.ts';
import { runEvaluation } from './run-evaluation.ts';

/** Scores one recorded line against one case. */
async function scoreLine(fields: Readonly<Record<string, unknown>>, recorded: string): Promise<EvaluationReport> {
  const { cases } = parseEvaluationCases(JSON.stringify({ id: 'a', query: 'do it', ...fields }));
  expect(cases).toHaveLength(1);
  const { predictions } = parseRecordedPredictions(recorded);
  const { all } = await runEvaluation({
    files: [{ file: 'one', cases }],
    predict: createRecordedPredict(predictions),
    parameterOf: officeParameters,
  });
  return all;
}

const find = { id: 1, tool: 'find_number', args: { name: 'Anna' } };
const send = { id: 2, tool: 'send_text', args: { number: '$1', body: 'hi' } };
const record = (plan: readonly unknown[]): string => JSON.stringify({ id: 'a', plan });

/** Faults of TinyAgent's published code (seeds.md) that a scorer can have. */
describe('a fault of the published metric', () => {
  test.each([
    [
      'to a later call',
      [
        { ...send, id: 1, args: { ...send.args, number: '$2' } },
        { ...find, id: 2 },
      ],
    ],
    ['to no call', [find, { ...send, args: { ...send.args, number: '$9' } }]],
    ['to itself', [find, { ...send, args: { ...send.args, number: '$2' } }]],
  ])('is to throw on a reference %s: here it is a miss', async (_, plan) => {
    const { function: functionRate, graph, misses } = await scoreLine({ plan: [find, send] }, record(plan));
    expect([functionRate?.rate, graph?.rate]).toEqual([0, 0]);
    expect(misses[0]?.reason).toMatch(/no earlier call/u);
  });

  test.each([
    ['text', '{"id":"a","calls":"1. find_number(\\"Anna\\")"}'],
    ['nothing', '{"id":"a"}'],
    ['no JSON', '1. find_number("Anna")'],
    ['a call without a tool', '{"id":"a","calls":[{"args":{}}]}'],
  ])('is to accept a plan that is %s: here it scores zero and is listed', async (_, recorded) => {
    const { function: functionRate, call, graph, misses } = await scoreLine({ plan: [find, send] }, recorded);
    expect([functionRate?.rate, call?.rate, graph?.rate]).toEqual([0, 0, 0]);
    expect(misses).toMatchObject([{ id: 'a', got: null }]);
  });

  test('is to accept what cannot be read where no call is due: here it scores zero', async () => {
    const { call, abstain } = await scoreLine({ calls: [] }, '{"id":"a","calls":"nothing to do"}');
    expect([call?.rate, abstain.precision, abstain.recall?.rate]).toEqual([0, null, 0]);
  });

  test('is to stumble over a gap in the ids: here a gap changes nothing', async () => {
    const { call } = await scoreLine(
      { plan: [find, send] },
      record([
        { ...find, id: 3 },
        { ...send, id: 7, args: { ...send.args, number: '$3' } },
      ]),
    );
    expect(call?.rate).toBe(1);
  });

  test('is to take "you owe $2" for a dependency: here it is text', async () => {
    const owed = { ...find, id: 1, args: { name: 'you owe $2' } };
    const { call, graph } = await scoreLine(
      { plan: [owed, { ...find, id: 2 }] },
      record([
        { ...find, id: 1 },
        { ...owed, id: 2 },
      ]),
    );
    expect([call?.rate, graph?.rate]).toEqual([1, 1]);
  });

  test('is to take "$2" in calls without numbers for a reference: here it is text', async () => {
    const { call } = await scoreLine(
      { calls: [{ tool: 'find_number', args: { name: '$2' } }] },
      '{"id":"a","calls":[{"tool":"find_number","args":{"name":"$2"}}]}',
    );
    expect(call?.rate).toBe(1);
  });

  test('is to let the tool names alone decide: here a call with wrong arguments is a miss although its graph is right', async () => {
    const { graph, call, misses } = await scoreLine({ plan: [find, send] }, record([{ ...find, args: { name: 'Ben' } }, send]));
    expect([graph?.rate, call?.rate]).toEqual([1, 0]);
    expect(misses[0]?.reason).toBe('find_number.name: expected "Anna", got "Ben"');
  });

  test('is to lose references in lists and as ${n}: here they are dependencies', async () => {
    const copies = { ...send, args: { number: '911', body: 'hi', copies: ['$1'] } };
    const braced = { ...send, args: { number: '911', body: 'hi', copies: ['${1}'] } };
    const { call, graph } = await scoreLine({ plan: [find, copies] }, record([find, braced]));
    expect([call?.rate, graph?.rate]).toEqual([1, 1]);
  });

  test('is to collapse true, null, a keyword or an apostrophe into text: here they are values', async () => {
    const gold = { tool: 'send_text', args: { number: '911', body: "I'm late # really", urgent: true } };
    const asText = { tool: 'send_text', args: { number: '911', body: "I'm late # really", urgent: 'true' } };
    expect(
      (await scoreLine({ calls: [gold] }, JSON.stringify({ id: 'a', calls: [{ ...gold, args: { ...gold.args, copies: null } }] }))).call
        ?.rate,
    ).toBe(1);
    expect((await scoreLine({ calls: [gold] }, JSON.stringify({ id: 'a', calls: [asText] }))).call?.rate).toBe(0);
  });
});
