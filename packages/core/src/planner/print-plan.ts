import { printWrittenCall } from '../call/print-written-call.ts';
import type { ToolCall } from '../call/tool-call.ts';
import { createToolNames, ownName } from '../call/tool-names.ts';
import { writeCalls } from '../call/write-calls.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { endOfPlan } from './compiler-plan-parser.ts';

/**
 * Writes calls as a plan, protocol `octoweave-plan/1` (`docs/plan-protocol.md`), numbered anew from 1.
 *
 * - A text that is `$n` as a whole has no spelling of its own: it is read as a reference where a call n comes before it.
 *
 * @throws {AgentError} `tool-unknown` or `argument-unknown` as `writeCalls`.
 */
export function printPlan(calls: readonly ToolCall[], tools: readonly OfferedTool[]): string {
  const definitions = new Map<ToolId, OfferedTool['definition']>(tools.map(({ toolId, definition }) => [toolId, definition]));
  const nameOf = createPrintedNames(tools);
  const lines = writeCalls(calls, (id) => definitions.get(id)).map((call, index) => {
    let line = `${index + 1}. `;
    const text = (piece: string): void => {
      line += piece;
    };
    printWrittenCall(call, { text, tool: (id) => text(nameOf(id)) });
    return `${line}\n`;
  });
  return `${lines.join('')}join()${endOfPlan}`;
}

/** Tools by their own names where those tell them apart, and by their identities where they do not. */
export function createPrintedNames(tools: readonly OfferedTool[]): (id: ToolId) => string {
  const toolOf = createToolNames(tools.map(({ toolId }) => toolId));
  return (id) => (toolOf(ownName(id)) === id ? ownName(id) : id);
}
