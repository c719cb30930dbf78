import { controlSegment, textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import type { CallGrammar } from '../grammar/call-grammar.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { ChooseExamples } from './choose-similar-examples.ts';
import { compilePlanGrammar } from './compile-plan-grammar.ts';
import { compileSplitGrammar } from './compile-split-grammar.ts';
import { createCompilerPlanParser } from './compiler-plan-parser.ts';
import { createJsonPlanParser } from './json-plan-parser.ts';
import type { PlanParser } from './plan-parser.ts';
import type { ConversationTurn, PlanRequest } from './planner.ts';
import { createPrintedNames } from './print-plan.ts';
import { printObservation } from './print-observation.ts';
import { planProtocolVersion, printPlanProtocol, type PlanExample } from './print-plan-protocol.ts';
import { createSplitPlanParser } from './split-plan-parser.ts';

/** How a request is put to a planning model, and how its plan is read. */
export interface PlanProtocol {
  readonly id: string;
  /** The prompt. What a person said and what a tool returned are always text segments. */
  readonly prompt: (request: PlanRequest) => readonly PromptSegment[];
  readonly createParser: (request: PlanRequest) => PlanParser;
  /** Every plan there may be, for backends that hold models to a grammar. @defaultValue none: plans are only read tolerantly */
  readonly grammar?: ((request: PlanRequest) => CallGrammar) | undefined;
  /** Control tokens after which the model is to stop. */
  readonly stopTokens: readonly string[];
}

/** What an instruct model is told, as text segments: no frame can make control tokens of them by mistake. */
export interface InstructionParts {
  /** The same for every request with the same tools. */
  readonly instructions: PromptSegment;
  /** What was said and done. */
  readonly request: PromptSegment;
}

/** Puts instructions and a request where a model's chat template has them. */
export type InstructionFrame = (parts: InstructionParts) => readonly PromptSegment[];

/** How an instruct model is asked. */
export interface InstructionOptions {
  /** @defaultValue `plainFrame` */
  readonly frame?: InstructionFrame | undefined;
  /** Control tokens that end an answer of the model, such as `<|im_end|>`. @defaultValue none: its own end mark does */
  readonly stopTokens?: readonly string[] | undefined;
}

/** How a model is asked for LLMCompiler plans. */
export interface CompilerPlanOptions extends InstructionOptions {
  /** Shown where all their tools are on offer; or how they are chosen for a request. @defaultValue as `printPlanProtocol` */
  readonly examples?: readonly PlanExample[] | ChooseExamples | undefined;
}

/**
 * The split planner (Octo-planner): `<nexa_plan>`, the folded request, `<nexa_response>`; steps joined by `<nexa_split>` up to `<nexa_end>`.
 *
 * - Steps are made of words that were said (`compileSplitGrammar`), where the backend holds models to a grammar.
 * - Earlier turns come before, after `<nexa_turn>`; what came of calls comes after the request, after `<nexa_observation>`.
 */
export const splitPlanProtocol: PlanProtocol = {
  id: 'octoweave-split/1',
  prompt: ({ text, conversation = [], observations = [] }) => [
    ...conversation.flatMap((turn) => [controlSegment(controlToken.turn), textSegment(linesOfTurn(turn).join('\n'))]),
    controlSegment(controlToken.plan),
    textSegment(text.folded),
    ...observations.flatMap((observation) => [controlSegment(controlToken.observation), textSegment(printObservation(observation))]),
    controlSegment(controlToken.response),
  ],
  createParser: createSplitPlanParser,
  grammar: compileSplitGrammar,
  stopTokens: [controlToken.end],
};

/** LLMCompiler plans of any instruct model (`docs/plan-protocol.md`). */
export function compilerPlanProtocol({ frame = plainFrame, stopTokens = [], examples }: CompilerPlanOptions = {}): PlanProtocol {
  const printInstructions = (request: PlanRequest): string =>
    printPlanProtocol(request.tools, { examples: typeof examples === 'function' ? examples(request) : examples });
  return {
    id: planProtocolVersion,
    prompt: (request) => frame({ instructions: textSegment(printInstructions(request)), request: printRequest(request) }),
    createParser: createCompilerPlanParser,
    grammar: compilePlanGrammar,
    stopTokens,
  };
}

/** JSON tool calls, for models that were trained to write them. */
export function jsonPlanProtocol({ frame = plainFrame, stopTokens = [] }: InstructionOptions = {}): PlanProtocol {
  return {
    id: 'octoweave-json-calls/1',
    prompt: (request) => frame({ instructions: textSegment(printJsonInstructions(request.tools)), request: printRequest(request) }),
    createParser: createJsonPlanParser,
    stopTokens,
  };
}

/** Instructions, a blank line, the request, and `Plan:`: for models without a chat template. */
export const plainFrame: InstructionFrame = ({ instructions, request }) => [
  instructions,
  textSegment('\n\n'),
  request,
  textSegment('\n\nPlan:\n'),
];

const jsonRules = `Call tools by writing one JSON object a line: {"name": "tool", "arguments": {"parameter": "value"}}.
- Calls are counted from 1. "$1" as a whole value, or as an item of a list, is the result of call 1.
- Leave out what is optional and was not asked for. {"$missing": true} stands for a value that is needed and was not said.
- Where nothing is left to call, write the answer to the person instead.`;

function printJsonInstructions(tools: readonly OfferedTool[]): string {
  const nameOf = createPrintedNames(tools);
  const declarations = tools.map(({ toolId, definition: { summary, input } }) =>
    JSON.stringify({
      type: 'function',
      function: {
        name: nameOf(toolId),
        description: summary,
        parameters: input['~standard'].jsonSchema.input({ target: 'draft-2020-12' }),
      },
    }),
  );
  return `${jsonRules}\n\nTools:\n${declarations.join('\n')}`;
}

/** Earlier turns, the request, and what came of its calls so far; each in one line, so that none can pass for another. */
function printRequest({ text, conversation = [], observations = [] }: PlanRequest): PromptSegment {
  const lines = [...conversation.flatMap((turn) => ['Earlier:', ...linesOfTurn(turn)]), `Request: ${oneLine(text.original)}`];
  if (observations.length > 0)
    lines.push('Calls so far, with what came of them; number further ones on:', ...observations.map(printObservation));
  return textSegment(lines.join('\n'));
}

function linesOfTurn({ said, calls = [], answer }: ConversationTurn): readonly string[] {
  return [oneLine(said), ...calls.map(printObservation), ...(answer === undefined ? [] : [`Answer: ${JSON.stringify(answer)}`])];
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}
