import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { literal, reference, verbatim, type ToolCall } from '../call/tool-call.ts';
import { defineTool } from '../tool/define-tool.ts';
import { homeTools, parsePieces, requestOf, shorten } from './__fixtures__/read-plan.ts';
import { createCompilerPlanParser } from './compiler-plan-parser.ts';
import { printPlanProtocol } from './print-plan-protocol.ts';
import { printPlan } from './print-plan.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';

const calls: readonly ToolCall[] = [
  { id: '1', toolId: 'home.find_contact', arguments: { name: verbatim('Sid') } },
  {
    id: '2',
    toolId: 'home.send_message',
    arguments: { recipient: reference('1'), body: literal('it\'s 5\n"now" $1'), urgent: literal(true) },
  },
  {
    id: '3',
    toolId: 'home.play',
    arguments: { tracks: { type: 'list', items: [reference('1'), literal('b')] }, room: { type: 'missing' } },
  },
];
const dim = defineTool({
  name: 'dim',
  summary: 'Dim a lamp.',
  input: z.object({
    level: z.int().min(0).max(100).meta({ unit: '%' }).describe('How bright it\nis to be.'),
    lamp: z.enum(['hall', 'attic']).optional(),
  }),
  output: z.null(),
  effect: 'write',
  resource: 'lamp',
  examples: [{ query: 'dim the hall to 5', input: { level: 5, lamp: 'hall' } }],
});
const dimTool: OfferedTool = { toolId: 'house.dim', definition: dim };

describe('printPlan', () => {
  test('writes numbered calls, join and the end mark', () => {
    expect(printPlan(calls, homeTools)).toBe(
      `1. find_contact(" Sid")\n2. send_message($1, 'it\\'s 5\\n"now" $1', True)\n3. play([$1, 'b'], None, ?)\njoin()<END_OF_PLAN>`,
    );
  });

  test('writes what createCompilerPlanParser reads', () => {
    const events = parsePieces(createCompilerPlanParser(requestOf('ask Sid')), [{ type: 'text', text: printPlan(calls, homeTools) }]);
    expect(events.flatMap((event) => (event.type === 'call-parsed' ? [event.call] : []))).toEqual(
      calls.map((call) => ({ ...call, confidence: undefined })),
    );
    expect(shorten(events).warnings).toEqual([]);
  });

  test('names tools by their identity where two share a name', () => {
    const other: OfferedTool = { toolId: 'office.dim', definition: dim };
    const call: ToolCall = { id: '1', toolId: 'house.dim', arguments: { level: literal(5) } };
    expect(printPlan([call], [dimTool])).toContain('1. dim(5)');
    expect(printPlan([call], [dimTool, other])).toContain('1. house.dim(5)');
  });
});

describe('printPlanProtocol', () => {
  test('tells its version, and of each tool the signature, the summary and what its parameters mean', () => {
    const text = printPlanProtocol([dimTool, ...homeTools]);
    expect(text).toContain('Plan protocol: octoweave-plan/1\n');
    expect(text).toContain('\ndim(level: integer 0..100 %, lamp?: hall | attic) - Dim a lamp.\n  level: How bright it is to be.\n');
    expect(text).toContain('\nstop() - Stop everything.');
  });

  test('shows examples of the declarations as plans', () => {
    expect(printPlanProtocol([dimTool])).toMatch(/\n\nRequest: dim the hall to 5\n1\. dim\(5, 'hall'\)\njoin\(\)<END_OF_PLAN>$/u);
  });

  test('shows no example of which a tool is not on offer', () => {
    const examples = [
      { query: 'both', calls: [...calls, { id: '4', toolId: 'house.dim', arguments: { level: literal(5) } } as const] },
      { query: 'one', calls },
    ];
    const shown = (tools: readonly OfferedTool[]): readonly string[] =>
      [...printPlanProtocol(tools, { examples }).matchAll(/^Request: (.*)$/gmu)].map(([, query = '']) => query);
    expect(shown([dimTool, ...homeTools])).toEqual(['both', 'one']);
    expect(shown(homeTools)).toEqual(['one']);
    expect(shown([dimTool])).toEqual([]);
  });
});
