import { literal, type ToolCall } from '../call/tool-call.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import { describeSchema } from '../tool/tool-schema.ts';
import { endOfPlan } from './compiler-plan-parser.ts';
import { createPrintedNames, printPlan } from './print-plan.ts';

/** The version of the text that `printPlanProtocol` prints and `createCompilerPlanParser` reads. */
export const planProtocolVersion = 'octoweave-plan/1';

/** A request and the calls that serve it. */
export interface PlanExample {
  readonly query: string;
  readonly calls: readonly ToolCall[];
}

/** What a model is shown besides the tools. */
export interface PrintPlanProtocolOptions {
  /** Shown where all their tools are on offer. @defaultValue the first example of each of the first three tools that have one */
  readonly examples?: readonly PlanExample[] | undefined;
}

/** Enough to show how plans are written. */
export const fewExamples = 3;

/**
 * What a model has to be told to plan with some tools: signatures, rules and examples, derived from the declarations.
 *
 * Pure: the same tools make the same text, so that its key-value cache can be kept.
 */
export function printPlanProtocol(tools: readonly OfferedTool[], { examples = examplesOf(tools) }: PrintPlanProtocolOptions = {}): string {
  const nameOf = createPrintedNames(tools);
  const offered = new Set<string>(tools.map(({ toolId }) => toolId));
  const shown = examples.filter(({ calls }) => calls.every(({ toolId }) => offered.has(toolId)));
  const toolLines = tools.flatMap(({ toolId, definition: { summary, parameters } }) => [
    `${nameOf(toolId)}(${parameters.map(describeParameter).join(', ')}) - ${oneLine(summary)}`,
    ...parameters.flatMap(({ name, description }) => (description === '' ? [] : [`  ${name}: ${oneLine(description)}`])),
  ]);
  const exampleLines = shown.map(({ query, calls }) => `Request: ${oneLine(query)}\n${printPlan(calls, tools)}`);
  return [rules, ['Tools:', ...toolLines].join('\n'), ...exampleLines].join('\n\n');
}

const rules = `Plan protocol: ${planProtocolVersion}
Write the calls of tools that serve the request, one a line, numbered from 1, then join()${endOfPlan}.
- 1. tool('text', 5, True): arguments stand in the order of the signature. Those marked ? may be left out, be None, or be given by name: tool(name=5).
- $1 as a whole argument, or as an item of a list, is the result of call 1. Inside a text it means nothing.
- Texts stand in quotes on one line; a line break in them is \\n.
- Words that would have to be worked out, such as dates, times and numbers in words, are copied from the request in double quotes after a space: " next friday at 3".
- ? stands for a value that is needed and was not said. Never invent one.
- Call only the tools below, and only for what the request asks.
- A line that begins with Thought: is for yourself.
- Where nothing is left to call, write Finish(what to tell the person). Where another plan is needed, write Replan(why).`;

function describeParameter({ name, schema, isOptional, unit }: ToolParameter): string {
  return `${name}${isOptional ? '?' : ''}: ${describeSchema(schema)}${unit === undefined ? '' : ` ${unit}`}`;
}

function examplesOf(tools: readonly OfferedTool[]): readonly PlanExample[] {
  return tools.flatMap((tool) => declaredExamples(tool).slice(0, 1)).slice(0, fewExamples);
}

/** The examples a tool was declared with, each as a plan of one call. */
export function declaredExamples({ toolId, definition }: OfferedTool): readonly PlanExample[] {
  return definition.examples.map(({ query, input }) => {
    const named = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, literal(value)]));
    return { query, calls: [{ id: '1', toolId, arguments: named }] };
  });
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}
