import { concatMap, defer } from 'rxjs';
import type { GenerateRequest } from '../backend/generate-request.ts';
import type { Session } from '../backend/session.ts';
import { createFunctionalCallParser } from '../call/functional-call-parser.ts';
import { createToolLookup } from '../call/tool-lookup.ts';
import { compileCallGrammar } from '../grammar/compile-call-grammar.ts';
import { printGbnf } from '../grammar/print-gbnf.ts';
import { toolId, type ToolPack } from '../tool/tool-pack.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import type { ActionEvent, ActionModel, ActionRequest } from './action-model.ts';
import { functionalTokenProtocol, type ActionProtocol } from './action-protocol.ts';

/** What an action model is made of. */
export interface CreateActionModelOptions {
  readonly session: Session;
  readonly vocabulary: FunctionalTokenVocabulary;
  readonly packs: readonly ToolPack[];
  /** @defaultValue `functionalTokenProtocol` */
  readonly protocol?: ActionProtocol;
  /** The most tokens of one answer. @defaultValue 256 */
  readonly maxTokens?: number;
  /** The most calls of one answer. @defaultValue 8 */
  readonly maximumCalls?: number;
}

/**
 * An action model over a functional-token model (Octopus v2).
 *
 * - Where the protocol allows, the grammar of the request holds the answer: tools on offer, typed arguments, and only words that were said.
 */
export function createActionModel({
  session,
  vocabulary,
  packs,
  protocol = functionalTokenProtocol,
  maxTokens = 256,
  maximumCalls = 8,
}: CreateActionModelOptions): ActionModel {
  const lookup = createToolLookup(packs);
  const known = packs.flatMap((pack) => pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition })));

  const requestFor = ({ text, offered }: ActionRequest): GenerateRequest => {
    const prompt = protocol.prompt(text);
    const stopTokens = [controlToken.end];
    if (!protocol.isConstrained) return { prompt, maxTokens, stopTokens };
    const tools = offered ? known.filter((tool) => offered.has(tool.toolId)) : known;
    const grammar = compileCallGrammar({ vocabulary, tools, request: text, maximumCalls });
    return { prompt, maxTokens, stopTokens, grammar: printGbnf(grammar, { tokenIds: session.tokenizer.controlTokens }) };
  };

  return {
    act: (request) =>
      defer(() => {
        const parser = createFunctionalCallParser({ vocabulary, lookup, ...(protocol.isConstrained && { request: request.text }) });
        let written = '';
        return session.generate(requestFor(request)).pipe(
          concatMap((event): readonly ActionEvent[] => {
            switch (event.type) {
              case 'generation-start':
                return [{ type: 'action-start', promptTokens: event.promptTokens, cachedTokens: event.cachedTokens }];
              case 'token-delta':
                written += event.text;
                return parser.push({ type: event.isControl ? 'control' : 'text', text: event.text, probability: event.probability });
              case 'generation-end':
                return [...parser.end(), { type: 'action-end', outputTokens: event.outputTokens, text: written }];
            }
          }),
        );
      }),
  };
}
