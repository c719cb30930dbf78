import { concatMap, defer, switchMap, type Observable } from 'rxjs';
import type { GrammarFormat } from '../backend/backend-capabilities.ts';
import type { TokenBias } from '../backend/generate-request.ts';
import type { GenerationEvent } from '../backend/generation-event.ts';
import type { GrammarText } from '../backend/grammar-text.ts';
import type { Session } from '../backend/session.ts';
import { createFunctionalCallParser } from '../call/functional-call-parser.ts';
import { createToolLookup, type ToolLookup } from '../call/tool-lookup.ts';
import { compileCallGrammar } from '../grammar/compile-call-grammar.ts';
import { createGrammarPrinter } from '../grammar/create-grammar-printer.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import { toolId, type ToolId, type ToolPack } from '../tool/tool-pack.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import type { ActionEvent, ActionModel, ActionRequest } from './action-model.ts';
import { biasByDoubt } from './bias-by-doubt.ts';
import { createRepetitionFilter } from './drop-repeated-calls.ts';
import { functionalTokenProtocol, type ActionProtocol } from './action-protocol.ts';

/** What an action model is made of. */
export interface CreateActionModelOptions {
  readonly session: Session;
  readonly vocabulary: FunctionalTokenVocabulary;
  readonly packs: readonly ToolPack[];
  /** Grammar notations the session obeys, the preferred one first (`capabilities.grammars`). Without any, answers are only read tolerantly. */
  readonly grammars: readonly GrammarFormat[];
  /**
   * Objects to tools it does not expect (`biasByDoubt`). Needs `capabilities.biases`, and is not asked where it does not know every tool on offer: it
   * would object in their place to nothing but their rivals.
   *
   * @defaultValue none
   */
  readonly classifier?: ToolClassifier | undefined;
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
 * - A call that only repeats the one before it is dropped (`createRepetitionFilter`).
 * - A model that knows more tools than are on offer may abstain by naming one of the others, unless a twin of it is on offer.
 * - Where protocol and backend allow, the grammar of the request holds the answer: tools on offer, typed arguments, and only words that were
 *   said. Where they do not, a call of another tool is dropped with a warning, and arguments are for the argument check.
 */
export function createActionModel({
  session,
  vocabulary,
  packs,
  grammars,
  classifier,
  protocol = functionalTokenProtocol,
  maxTokens = 256,
  maximumCalls = 8,
}: CreateActionModelOptions): ActionModel {
  const printGrammar = createGrammarPrinter({ session, grammars });
  const lookup = createToolLookup(packs);
  const known = packs.flatMap((pack) => pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition })));

  const grammarFor = async ({ text, offered }: ActionRequest): Promise<GrammarText | undefined> => {
    if (!protocol.isConstrained || !printGrammar) return undefined;
    const tools = offered ? known.filter((tool) => offered.has(tool.toolId)) : known;
    const elsewhere = toolsElsewhere(vocabulary, new Set(tools.map((tool) => tool.toolId)));
    return printGrammar(
      compileCallGrammar({ vocabulary, tools, elsewhere, request: text, maximumCalls, allowsNesting: true, allowsReferences: true }),
    );
  };

  const biasesFor = async ({ text, offered }: ActionRequest): Promise<readonly TokenBias[] | undefined> => {
    const isJudge = classifier && known.every((tool) => (offered && !offered.has(tool.toolId)) || classifier.tools.has(tool.toolId));
    return isJudge ? biasByDoubt({ vocabulary, probabilities: await classifier.classify(text) }) : undefined;
  };

  const generate = (request: ActionRequest): Observable<GenerationEvent> =>
    defer(() => Promise.all([grammarFor(request), biasesFor(request)])).pipe(
      switchMap(([grammar, biases]) =>
        session.generate({
          prompt: protocol.prompt(request.text, request.observations),
          maxTokens,
          stopTokens: [controlToken.end],
          grammar,
          biases,
        }),
      ),
    );

  return {
    act: (request) =>
      defer(() => {
        const { offered } = request;
        const lookupOffered: ToolLookup = (id) => (!offered || offered.has(id) ? lookup(id) : undefined);
        const parser = createFunctionalCallParser({
          vocabulary,
          lookup: lookupOffered,
          ...(protocol.isConstrained && { request: request.text }),
          ...(protocol.readsObservations && { earlier: request.observations }),
        });
        const withoutRepetition = createRepetitionFilter(lookupOffered);
        let written = '';
        return generate(request).pipe(
          concatMap((event): readonly ActionEvent[] => {
            switch (event.type) {
              case 'generation-start':
                return [{ type: 'action-start', promptTokens: event.promptTokens, cachedTokens: event.cachedTokens }];
              case 'token-delta':
                written += event.text;
                return parser
                  .push({ type: event.isControl ? 'control' : 'text', text: event.text, probability: event.probability })
                  .map(withoutRepetition);
              case 'generation-end':
                return [...parser.end().map(withoutRepetition), { type: 'action-end', outputTokens: event.outputTokens, text: written }];
            }
          }),
        );
      }),
  };
}

/** The tools that a model knows and nobody offers, but for twins of those that somebody does: a model divides its choice among twins. */
const toolsElsewhere = ({ tokens, twinsOf }: FunctionalTokenVocabulary, offered: ReadonlySet<ToolId>): readonly ToolId[] =>
  tokens.map(({ toolId: id }) => id).filter((id) => !offered.has(id) && ![...twinsOf(id)].some((twin) => offered.has(twin)));
