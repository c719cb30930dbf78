import { defer, from, switchMap } from 'rxjs';
import type { GrammarFormat } from '../backend/backend-capabilities.ts';
import type { ActiveAdapter, TokenBias } from '../backend/generate-request.ts';
import type { GrammarText } from '../backend/grammar-text.ts';
import type { Session } from '../backend/session.ts';
import { createGrammarPrinter } from '../grammar/create-grammar-printer.ts';
import { doubtAbstaining } from '../retriever/doubt.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import { addForgottenSteps } from './add-forgotten-steps.ts';
import { parsePlan } from './parse-plan.ts';
import { nothingMore } from './plan-nothing-more.ts';
import {
  compilerPlanProtocol,
  jsonPlanProtocol,
  splitPlanProtocol,
  type CompilerPlanOptions,
  type InstructionOptions,
  type PlanProtocol,
} from './plan-protocol.ts';
import type { Planner, PlanRequest } from './planner.ts';

/** What plans are generated with. */
export interface PlannerSessionOptions {
  /** Stays its owner's: a planner does not dispose of it. */
  readonly session: Session;
  /** The most tokens of one plan. @defaultValue 512 */
  readonly maxTokens?: number | undefined;
  /** Grammar notations the session obeys, the preferred one first (`capabilities.grammars`). @defaultValue none: plans are only read tolerantly */
  readonly grammars?: readonly GrammarFormat[] | undefined;
  /** Adapters that act on plans. @defaultValue none */
  readonly adapters?: readonly ActiveAdapter[] | undefined;
}

/** What a planner is made of. */
export interface CreatePlannerOptions extends PlannerSessionOptions {
  readonly protocol: PlanProtocol;
  /** What acts on the choice of control tokens. Needs `capabilities.biases`. @defaultValue nothing */
  readonly biasesFor?: ((request: PlanRequest) => Promise<readonly TokenBias[] | undefined>) | undefined;
}

/** A planner over a model: one request, one generation, read while it is written. */
export function createPlanner({ session, protocol, maxTokens = 512, grammars = [], biasesFor, adapters }: CreatePlannerOptions): Planner {
  const printGrammar = createGrammarPrinter({ session, grammars });
  const grammarFor = async (request: PlanRequest): Promise<GrammarText | undefined> =>
    protocol.grammar && printGrammar?.(protocol.grammar(request));
  return {
    plan: (request) =>
      defer(() =>
        from(Promise.all([grammarFor(request), biasesFor?.(request)])).pipe(
          switchMap(([grammar, biases]) =>
            session.generate({ prompt: protocol.prompt(request), maxTokens, grammar, biases, stopTokens: protocol.stopTokens, adapters }),
          ),
          parsePlan(() => protocol.createParser(request)),
        ),
      ),
  };
}

/** What a split planner is made of. */
export interface CreateSplitPlannerOptions extends PlannerSessionOptions {
  /**
   * Objects to abstaining where it finds tools that are called, and to a plan that leaves one of them out (`addForgottenSteps`). Needs
   * `capabilities.biases`, and is not asked where it does not know every tool on offer.
   *
   * @defaultValue none
   */
  readonly classifier?: ToolClassifier | undefined;
  /** Whether the model was trained to read earlier turns and what came of calls. The embedded one was not. @defaultValue true */
  readonly readsHistory?: boolean | undefined;
}

/**
 * A planner over a model trained to split requests into steps (Octo-planner).
 *
 * - One that reads no history is given the request alone, and asked again it plans nothing: it would only write the same.
 */
export function createSplitPlanner({ readsHistory = true, classifier, ...options }: CreateSplitPlannerOptions): Planner {
  const judgeOf = ({ tools }: PlanRequest): ToolClassifier | undefined =>
    tools.every(({ toolId }) => classifier?.tools.has(toolId)) ? classifier : undefined;
  const biasesFor = async (request: PlanRequest): Promise<readonly TokenBias[] | undefined> => {
    const probabilities = await judgeOf(request)?.classify(request.text);
    return probabilities && doubtAbstaining(request.tools.map(({ toolId }) => probabilities.get(toolId) ?? 0));
  };
  const written = createPlanner({ ...options, protocol: splitPlanProtocol, biasesFor });
  const planner: Planner = {
    plan: (request) => {
      const judge = judgeOf(request);
      return judge ? written.plan(request).pipe(addForgottenSteps(request, judge)) : written.plan(request);
    },
  };
  if (readsHistory) return planner;
  return { plan: ({ text, tools, observations = [] }) => (observations.length > 0 ? from(nothingMore) : planner.plan({ text, tools })) };
}

/** What a compiler planner is made of. */
export interface CreateCompilerPlannerOptions extends PlannerSessionOptions, CompilerPlanOptions {}

/** A planner over any instruct model, which writes LLMCompiler plans (TinyAgent). */
export function createCompilerPlanner(options: CreateCompilerPlannerOptions): Planner {
  const { frame, stopTokens, examples } = options;
  return createPlanner({ ...options, protocol: compilerPlanProtocol({ frame, stopTokens, examples }) });
}

/** A planner over an instruct model that was trained to write JSON tool calls. */
export function createJsonPlanner(options: PlannerSessionOptions & InstructionOptions): Planner {
  const { frame, stopTokens } = options;
  return createPlanner({ ...options, protocol: jsonPlanProtocol({ frame, stopTokens }) });
}
