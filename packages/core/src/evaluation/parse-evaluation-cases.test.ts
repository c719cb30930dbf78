import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEvaluationCases } from './parse-evaluation-cases.ts';

const one = (line: unknown): ReturnType<typeof parseEvaluationCases> => parseEvaluationCases(JSON.stringify(line));
const messageOf = (line: unknown): string => {
  const { cases, issues } = one(line);
  expect(cases).toEqual([]);
  expect(issues[0]?.line).toBe(1);
  return issues.map(({ message }) => message).join(' ');
};

describe('parseEvaluationCases', () => {
  test('reads a case with every field of calls', () => {
    const written = {
      id: 'a',
      query: 'text Anna',
      tags: ['nested'],
      now: '2026-03-01 09:30:00',
      calls: [{ tool: 'send_text', args: { number: { $call: { tool: 'find_number', args: { name: 'Anna' } } }, body: 'hi' } }],
      alternatives: [[{ tool: 'stop', args: {} }]],
      accept: { '0.body': { any_text: true }, '0.number.name': { any_of: ['Ann'], min: 1, max: 2, contains: ['a'], verbatim: true } },
      forbid: ['stop'],
      absent: ['0.copies'],
    };
    expect(one(written)).toEqual({ cases: [{ type: 'calls', ...written }], issues: [] });
  });

  test('reads a bare case with nothing but id, query and calls', () => {
    expect(one({ id: 'a', query: 'hello', calls: [] }).cases).toEqual([
      { type: 'calls', id: 'a', query: 'hello', tags: [], now: undefined, calls: [], alternatives: [], accept: {}, forbid: [], absent: [] },
    ]);
  });

  test('reads plans, and steps with their order', () => {
    const plan = [
      { id: 1, tool: 'find_number', args: { name: 'Anna' } },
      { id: 2, tool: 'send_text', args: { number: '$1', copies: ['${1}'], body: 'you owe $7' } },
    ];
    expect(one({ id: 'a', query: '', plan }).cases).toMatchObject([{ type: 'plan', plan }]);
    const steps = [
      { text: 'find it', tool: 'find' },
      { text: 'buy it', tool: ['buy', 'order'] },
    ];
    expect(one({ id: 'a', query: '', steps, order: [[0, 1]] }).cases).toMatchObject([
      { type: 'steps', steps: [{ tools: ['find'] }, { tools: ['buy', 'order'] }], order: [[0, 1]] },
    ]);
    expect(one({ id: 'a', query: '', steps: [] }).cases).toMatchObject([{ type: 'steps', steps: [] }]);
    expect(one({ id: 'a', query: '', steps }).cases).toMatchObject([{ type: 'steps', order: 'any' }]);
  });

  test('names the turns of a dialogue after it and gives them its tags', () => {
    const turns = [
      { query: 'open it', calls: [] },
      { id: 'own', query: 'the roof', tags: ['answer'], calls: [{ tool: 'stop', args: {} }] },
    ];
    expect(one({ id: 'a', tags: ['dialogue'], turns }).cases).toMatchObject([
      {
        type: 'dialogue',
        turns: [
          { id: 'a.1', tags: ['dialogue'] },
          { id: 'own', tags: ['dialogue', 'answer'] },
        ],
      },
    ]);
  });

  test('takes one piece of text for a list of one in contains', () => {
    const { cases } = one({ id: 'a', query: '', calls: [{ tool: 't', args: { x: 'ab' } }], accept: { '0.x': { contains: 'a' } } });
    expect(cases).toMatchObject([{ accept: { '0.x': { contains: ['a'] } } }]);
  });

  test('goes on after a bad line and names it, blank lines counted', () => {
    const good = (id: string): string => JSON.stringify({ id, query: 'x', calls: [] });
    const { cases, issues } = parseEvaluationCases(`\uFEFF${good('a')}\r\n\n{"id":\n${good('b')}\n[]\n`);
    expect(cases.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(issues.map(({ line }) => line)).toEqual([3, 5]);
  });

  test.each<[string, unknown, RegExp]>([
    ['no id', { query: '', calls: [] }, /id/u],
    ['neither calls nor plan nor steps', { id: 'a', query: '' }, /exactly one/u],
    ['calls and a plan', { id: 'a', query: '', calls: [], plan: [{ id: 1, tool: 't', args: {} }] }, /exactly one/u],
    ['a clock of another form', { id: 'a', query: '', calls: [], now: 'today' }, /YYYY-MM-DD/u],
    ['a misspelt acceptance', { id: 'a', query: '', calls: [{ tool: 't', args: {} }], accept: { '0.x': { anyof: [1] } } }, /anyof/u],
    ['an acceptance of a call that is not there', { id: 'a', query: '', calls: [], accept: { '0.x': { min: 1 } } }, /"0.x"/u],
    ['an absent path without an argument', { id: 'a', query: '', calls: [{ tool: 't', args: {} }], absent: ['0'] }, /"0"/u],
    [
      'a plan that refers forward',
      {
        id: 'a',
        query: '',
        plan: [
          { id: 1, tool: 't', args: { x: '$2' } },
          { id: 2, tool: 't', args: {} },
        ],
      },
      /call 2/u,
    ],
    [
      'a plan with two calls of one number',
      {
        id: 'a',
        query: '',
        plan: [
          { id: 1, tool: 't', args: {} },
          { id: 1, tool: 't', args: {} },
        ],
      },
      /number 1/u,
    ],
    ['a nested call without a tool', { id: 'a', query: '', calls: [{ tool: 't', args: { x: { $call: {} } } }] }, /nested call/u],
    ['an order of steps that are not there', { id: 'a', query: '', steps: [{ text: 'x', tool: 't' }], order: [[0, 1]] }, /step 1/u],
    ['turns that hold turns', { id: 'a', turns: [{ query: '', turns: [] }] }, /exactly one/u],
    [
      'two turns of one id',
      {
        id: 'a',
        turns: [
          { id: 'b', query: '', calls: [] },
          { id: 'b', query: '', calls: [] },
        ],
      },
      /"b" is used twice/u,
    ],
  ])('names %s', (_, line, message) => {
    expect(messageOf(line)).toMatch(message);
  });

  test('names an id that was used before, on the line that repeats it', () => {
    const line = JSON.stringify({ id: 'a', query: '', calls: [] });
    const { cases, issues } = parseEvaluationCases(`${line}\n${line}`);
    expect(cases).toHaveLength(1);
    expect(issues).toMatchObject([{ line: 2 }]);
  });

  test('refuses a line that is nested too deep to be walked', () => {
    const deep = `{"id":"a","query":"","calls":[{"tool":"t","args":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}]}`;
    expect(parseEvaluationCases(deep)).toMatchObject({ cases: [], issues: [{ line: 1 }] });
  });

  test('never throws, and every line that is not blank is a case or an issue', () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('a', [], {}, '$1', [{ tool: 't', args: {} }], [{ id: 1, tool: 't', args: { x: '$1' } }], { $call: 1 }),
    );
    const names = ['id', 'query', 'calls', 'plan', 'steps', 'turns', 'accept', 'absent', 'alternatives', 'order', 'now', 'tags', 'forbid'];
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(fc.constantFrom(...names), field).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { cases, issues } = parseEvaluationCases(lines.join('\n'));
        const blank = lines
          .join('\n')
          .split(/\r?\n/u)
          .filter((text) => text.trim() === '' || text === '\uFEFF').length;
        expect(cases.length + new Set(issues.map((issue) => issue.line)).size + blank).toBe(lines.join('\n').split(/\r?\n/u).length);
      }),
      { numRuns: 500 },
    );
  });
});
