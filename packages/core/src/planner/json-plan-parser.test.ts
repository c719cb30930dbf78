import { describe, expect, test } from 'vitest';
import type { CallPiece } from '../call/functional-call-parser.ts';
import { parsePieces, requestOf, shorten, succeededCall, type ReadPlan } from './__fixtures__/read-plan.ts';
import { createJsonPlanParser } from './json-plan-parser.ts';
import type { PlanRequest } from './planner.ts';

interface ReadOptions {
  readonly request?: PlanRequest;
  readonly isCutOff?: boolean;
}

const read = (plan: string, { request = requestOf(), isCutOff = false }: ReadOptions = {}): ReadPlan =>
  shorten(parsePieces(createJsonPlanParser(request), [{ type: 'text', text: plan }], isCutOff));

const find = '{"name": "find_contact", "arguments": {"name": "Sid"}}';
const found = '1 find_contact {"name":"Sid"}';
const send = '{"name": "send_message", "arguments": {"recipient": "$1", "body": "you owe $2"}}';
const sent = '2 send_message {"recipient":"@1","body":"you owe $2"}';
const calls = [found, sent];

describe('createJsonPlanParser', () => {
  test.each([
    ['a list', `[${find}, ${send}]`],
    ['one object a line', `${find}\n${send}\n`],
    ['tool_call blocks', `<tool_call>\n${find}\n</tool_call>\n<tool_call>${send}</tool_call>`],
    ['a code fence', `\`\`\`json\n[\n  ${find},\n  ${send}\n]\n\`\`\``],
    ['a message of OpenAI’s', `{"role": "assistant", "content": null, "tool_calls": [${find}, ${send}]}`],
    ['an object that wraps a list', `{"tool_calls": [${find}, ${send}]}`],
    ['the mark of Mistral’s models', `[TOOL_CALLS][${find}, ${send}]`],
    ['pretty-printed', JSON.stringify([JSON.parse(find), JSON.parse(send)], null, 2)],
  ])('reads %s', (_, plan) => {
    expect(read(plan)).toEqual({ calls, thoughts: [], steps: [], warnings: [], decision: { type: 'join' } });
  });

  test.each([
    '{"id":"call_x7","type":"function","function":{"name":"find_contact","arguments":"{\\"name\\":\\"Sid\\"}"}}',
    '{"tool":"home.find_contact","arguments":{"name":"Sid"}}',
    '{"name":"home.find_contact","parameters":{"name":"Sid"}}',
    '{"type":"tool_use","id":"a","name":"find_contact","input":{"name":"Sid"}}',
    '{"function":"find_contact","args":{"name":"Sid"}}',
  ])('reads the dialect %s', (call) => {
    expect(read(call)).toMatchObject({ calls: [found], warnings: [] });
  });

  test('emits a call with the brace that closes its object', () => {
    const parser = createJsonPlanParser(requestOf());
    expect(parser.push({ type: 'text', text: `{"tool_calls": [${find.slice(0, -1)}` })).toEqual([]);
    expect(parser.push({ type: 'text', text: '}' }).map(({ type }) => type)).toEqual(['call-parsed']);
  });

  test('takes marks of calls as tokens too, and ignores other control tokens with a warning', () => {
    const pieces: readonly CallPiece[] = [
      { type: 'control', text: '<tool_call>' },
      { type: 'text', text: `\n${find.slice(0, -1)}` },
      { type: 'control', text: '</tool_call>' },
      { type: 'control', text: '<eos>' },
    ];
    expect(shorten(parsePieces(createJsonPlanParser(requestOf()), pieces))).toMatchObject({
      calls: [found],
      warnings: ['parenthesis-missing', 'control-unexpected'],
    });
  });

  test('reads words around calls as thoughts, and words alone as the answer', () => {
    expect(read(`I look him up.\n${find}\nThen I write.`)).toMatchObject({
      calls: [found],
      thoughts: ['I look him up.', 'Then I write.'],
      decision: { type: 'join' },
    });
    expect(read('It is five.\nGood night!').decision).toEqual({ type: 'finish', answer: 'It is five.\nGood night!' });
    expect(read('').decision).toEqual({ type: 'finish', answer: undefined });
  });

  test('reads decisions written as calls, behind which nothing is read', () => {
    expect(read(`[{"name":"finish","arguments":{"answer":"Done."}}, ${find}]`)).toMatchObject({
      calls: [],
      decision: { type: 'finish', answer: 'Done.' },
    });
    expect(read('{"name":"replan","arguments":{"reason":"unknown"}}').decision).toEqual({ type: 'replan', reason: 'unknown' });
    expect(read(`${find}\n{"name":"join"}\n${send}`).calls).toEqual([found]);
  });

  test('reads references as marks, as whole texts and within lists, and nested calls in any dialect', () => {
    const plan = `${find}\n{"name":"play","arguments":{"tracks":["$1","\${1}",{"$ref":1}],"room":{"$call":${find}}}}`;
    expect(read(plan)).toMatchObject({
      calls: [found, '2.1 find_contact {"name":"Sid"}', '2 play {"tracks":["@1","@1","@1"],"room":"@2.1"}'],
      warnings: [],
    });
  });

  test('counts calls by the numbers they give themselves, and on from those that were observed', () => {
    expect(
      read(`{"id":3,"name":"find_contact","arguments":{"name":"Sid"}}\n{"name":"find_contact","arguments":{"name":"$3"}}`).calls,
    ).toEqual(['3 find_contact {"name":"Sid"}', '4 find_contact {"name":"@3"}']);
    const request = requestOf('do it', { observations: [succeededCall('4', 'pay $1')] });
    expect(read('{"name":"find_contact","arguments":{"name":"$4"}}', { request }).calls).toEqual(['5 find_contact {"name":"pay $1"}']);
  });

  test.each([
    [
      'line breaks inside a text',
      '{"name":"find_contact","arguments":{"name":"Sid\nVicious"}}',
      ['1 find_contact {"name":"Sid\\nVicious"}'],
      [],
    ],
    ['a missing brace before a tag', `<tool_call>${find.slice(0, -1)}</tool_call>`, [found], ['parenthesis-missing']],
    ['a missing brace before the next object', `${find.slice(0, -1)}\n${send}`, calls, ['parenthesis-missing']],
    ['missing braces at the end', find.slice(0, -2), [found], ['parenthesis-missing']],
  ])('mends %s', (_, plan, expected, warnings) => {
    expect(read(plan)).toMatchObject({ calls: expected, warnings });
  });

  test.each([
    ['a text that does not close', '{"name": "find_contact', ['json-invalid']],
    ['a brace that stands where none can', '{"name" {"x"}}', ['json-invalid']],
    ['Python', "{'name': 'find_contact'}", ['json-invalid']],
    ['an object that is no call', '{"x": 1}', ['call-malformed']],
    ['an unknown tool', '{"name": "hack", "arguments": {}}', ['tool-unknown']],
    ['arguments that are no object', '{"name": "find_contact", "arguments": "Sid"}', ['call-malformed']],
    ['an unknown parameter', '{"name": "stop", "arguments": {"x": 1}}', ['argument-unknown']],
  ])('says of %s what is wrong, and reads the next line', (_, line, warnings) => {
    const plan = read(`${line}\n{"name": "stop"}`);
    expect([plan.calls.at(-1), plan.warnings]).toEqual(['2 stop {}', warnings]);
  });

  test('drops a call inside which the model was cut off', () => {
    expect(read(find.slice(0, -2), { isCutOff: true })).toMatchObject({
      calls: [],
      warnings: ['json-invalid'],
      decision: { type: 'join' },
    });
  });
});
