import { defer, from, switchMap } from 'rxjs';
import type { GrammarFormat } from '../backend/backend-capabilities.ts';
import { doubtOf } from '../action/bias-by-doubt.ts';
import type { ActiveAdapter, GenerateRequest } from '../backend/generate-request.ts';
import type { Session } from '../backend/session.ts';
import { createGrammarPrinter } from '../grammar/create-grammar-printer.ts';
import type { RequestOpinion, ToolClassifier } from '../retriever/tool-classifier.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
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
  /**
   * Objects to abstaining where it finds steps, and to more steps than it counts, if it knows every tool on offer. Needs `capabilities.biases`.
   *
   * @defaultValue none
   */
  readonly classifier?: ToolClassifier | undefined;
  /** Adapters that act on plans. @defaultValue none */
  readonly adapters?: readonly ActiveAdapter[] | undefined;
}

/** What a planner is made of. */
export interface CreatePlannerOptions extends PlannerSessionOptions {
  readonly protocol: PlanProtocol;
}

/** A planner over a model: one request, one generation, read while it is written. */
export function createPlanner({ session, protocol, maxTokens = 512, grammars = [], classifier, adapters }: CreatePlannerOptions): Planner {
  const printGrammar = createGrammarPrinter({ session, grammars });
  const opinionOn = async ({ text, tools }: PlanRequest): Promise<RequestOpinion | undefined> =>
    tools.every(({ toolId }) => classifier?.tools.has(toolId)) ? classifier?.classify(text) : undefined;
  const heldTo = async (request: PlanRequest): Promise<Pick<GenerateRequest, 'grammar' | 'biases'>> => {
    const opinion = await opinionOn(request);
    const noStep = opinion?.steps?.[0];
    return {
      biases: noStep === undefined ? undefined : doubtOf(controlToken.abstain, noStep),
      grammar: protocol.grammar && (await printGrammar?.(protocol.grammar(request, opinion))),
    };
  };
  return {
    plan: (request) =>
      defer(() =>
        from(heldTo(request)).pipe(
          switchMap((held) =>
            session.generate({ prompt: protocol.prompt(request), maxTokens, stopTokens: protocol.stopTokens, adapters, ...held }),
          ),
          parsePlan(() => protocol.createParser(request)),
        ),
      ),
  };
}

/** What a split planner is made of. */
export interface CreateSplitPlannerOptions extends PlannerSessionOptions {
  /** Whether the model was trained to read earlier turns and what came of calls. The embedded one was not. @defaultValue true */
  readonly readsHistory?: boolean | undefined;
}

/**
 * A planner over a model trained to split requests into steps (Octo-planner).
 *
 * - One that reads no history is given the request alone, and asked again it plans nothing: it would only write the same.
 */
export function createSplitPlanner({ readsHistory = true, ...options }: CreateSplitPlannerOptions): Planner {
  const planner = createPlanner({ ...options, protocol: splitPlanProtocol });
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
