import { describe, expect, test } from 'vitest';
import { textSegment } from '../backend/prompt-segment.ts';
import { literal, reference, verbatim, type ToolCall } from '../call/tool-call.ts';
import { createCallMatcher } from '../grammar/call-matcher.ts';
import { printGbnf } from '../grammar/print-gbnf.ts';
import { homeTools, requestOf, succeededCall } from './__fixtures__/read-plan.ts';
import { compilePlanGrammar } from './compile-plan-grammar.ts';
import { endOfPlan } from './compiler-plan-parser.ts';
import type { PlanRequest } from './planner.ts';
import { printPlan } from './print-plan.ts';

const request = requestOf('ask Sid to play');
const admits = (plan: string, asked: PlanRequest = request): boolean => {
  const matcher = createCallMatcher(compilePlanGrammar(asked, { maximumCalls: 3 }));
  return matcher.push(textSegment(plan)) && matcher.isComplete();
};

const calls: readonly ToolCall[] = [
  { id: '1', toolId: 'home.find_contact', arguments: { name: verbatim('sid') } },
  { id: '2', toolId: 'home.send_message', arguments: { recipient: reference('1'), body: verbatim('to play') } },
  { id: '3', toolId: 'home.set_temperature', arguments: { zone: literal('upstairs'), degrees: literal(20) } },
];

describe('compilePlanGrammar', () => {
  test('admits what printPlan writes, without the end mark', () => {
    expect(admits(printPlan(calls, homeTools).replace(endOfPlan, ''))).toBe(true);
    expect(admits(`Thought: he may know.\n${printPlan(calls, homeTools).replace(endOfPlan, '')}`)).toBe(true);
  });

  test.each(['join()', "Finish('It is done.')", 'Replan', 'Thought: no.\nReplan'])('admits %s', (plan) => {
    expect(admits(plan)).toBe(true);
  });

  test.each([
    ['tools that are not on offer', '1. hack()\njoin()'],
    ['numbers out of order', '2. stop()\njoin()'],
    ['more calls than there may be', '1. stop()\n2. stop()\n3. stop()\n4. stop()\njoin()'],
    ['words that were not said', '1. find_contact(" ann")\njoin()'],
    ['a plan without an end', '1. stop()\n'],
  ])('rules out %s', (_, plan) => {
    expect(admits(plan)).toBe(false);
  });

  test('counts on from the calls that were observed', () => {
    const asked = { ...request, observations: [succeededCall('2', 'x')] };
    expect(admits('3. find_contact($2)\njoin()', asked)).toBe(true);
    expect(admits('1. find_contact(" sid")\njoin()', asked)).toBe(false);
  });

  test('prints as GBNF, also where there are no tools', () => {
    const tokenIds = new Map([['<', 60]]);
    expect(printGbnf(compilePlanGrammar(request), { tokenIds }).text).toMatch(/^root ::= /u);
    expect(printGbnf(compilePlanGrammar({ ...request, tools: [] }), { tokenIds }).text).toContain('Finish(');
  });
});
