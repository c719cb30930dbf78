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
import { findToolIds } from '../compose/resolve-consent.ts';

/** What a model writes where it writes the gold values themselves, for the strict figure; nested calls and plans are not written. */
export function createPrintGold(packs: readonly ToolPack[], vocabulary: FunctionalTokenVocabulary): PrintGold {
  const lookup = createToolLookup(packs);
  return (request) => {
    if (request.type !== 'calls') return undefined;
    try {
      const calls = request.calls.map(({ tool, args }, index) => ({
        id: String(index + 1),
        toolId: findToolIds(packs, tool)[0] ?? toolId('', tool),
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
