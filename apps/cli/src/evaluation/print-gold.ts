import {
  createToolLookup,
  isAgentError,
  literal,
  printFunctionalCalls,
  toolId,
  writeCalls,
  type FunctionalTokenVocabulary,
  type ToolPack,
} from '@octoweave/core';
import type { PrintGold } from '@octoweave/core/evaluation';

/** What a model writes where it writes the gold values themselves, for the strict figure; nested calls and plans are not written. */
export function createPrintGold(pack: ToolPack, vocabulary: FunctionalTokenVocabulary): PrintGold {
  const lookup = createToolLookup([pack]);
  return (request) => {
    if (request.type !== 'calls') return undefined;
    try {
      const calls = request.calls.map(({ tool, args }, index) => ({
        id: String(index + 1),
        toolId: toolId(pack.name, tool.slice(tool.indexOf('.') + 1)),
        arguments: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, literal(value)])),
      }));
      return [
        printFunctionalCalls(writeCalls(calls, lookup), vocabulary)
          .map(({ text }) => text)
          .join(''),
      ];
    } catch (error) {
      if (isAgentError(error) || error instanceof TypeError) return undefined;
      throw error;
    }
  };
}
