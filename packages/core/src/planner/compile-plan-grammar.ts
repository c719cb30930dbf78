import { argumentRules, referenceRule } from '../grammar/argument-rule.ts';
import type { CallGrammar } from '../grammar/call-grammar.ts';
import { checkValues } from '../grammar/compile-call-grammar.ts';
import {
  charactersExcept,
  choiceOf,
  literalOf,
  optional,
  referenceTo,
  repeatOf,
  sequenceOf,
  type GrammarRule,
} from '../grammar/grammar-rule.ts';
import { dropUnproductive } from '../grammar/passes/drop-unproductive.ts';
import { dropUnreachable } from '../grammar/passes/drop-unreachable.ts';
import { fuseLiterals } from '../grammar/passes/fuse-literals.ts';
import { inlineRules } from '../grammar/passes/inline-rules.ts';
import { createSpanGrammar, spanRule } from '../grammar/span-grammar.ts';
import { toolRules } from '../grammar/tool-rules.ts';
import { highestNumber } from './plan-calls.ts';
import type { PlanRequest } from './planner.ts';
import { createPrintedNames } from './print-plan.ts';

/** What a plan may be. */
export interface CompilePlanGrammarOptions {
  /** The most calls of one plan, nested ones not counted. @defaultValue 8 */
  readonly maximumCalls?: number | undefined;
}

/**
 * Compiles every plan that serves a request in the protocol `octoweave-plan/1` (`docs/plan-protocol.md`).
 *
 * - Smaller than what is read: numbered calls in the order of their numbers, one spelling of each value, thoughts before the first call.
 * - An extractive text is a run of words of the request, or the result of a call.
 * - Ends in `join()`, `Finish('...')` or `Replan`; the end mark is left to the model's own.
 *
 * @throws {GrammarCompileError} `grammar-inexpressible` for a value that no model can write.
 */
export function compilePlanGrammar({ text, tools, observations = [] }: PlanRequest, options: CompilePlanGrammarOptions = {}): CallGrammar {
  const { maximumCalls = 8 } = options;
  const nameOf = createPrintedNames(tools);
  const spans = createSpanGrammar(text);
  const first = highestNumber(observations) + 1;
  const last = first + maximumCalls - 1;
  for (const { definition } of tools) checkValues(definition);

  const ruleNames = tools.map(({ toolId }, slot) => `tool-${slot}-${toolId.replaceAll(/[^A-Za-z0-9]+/gu, '-')}`);
  const end = choiceOf(
    literalOf('join()'),
    sequenceOf(literalOf('Finish('), referenceTo('text-some'), literalOf(')')),
    literalOf('Replan'),
  );
  const lines = Array.from({ length: maximumCalls }, (_, index): readonly [string, GrammarRule] => {
    const number = first + index;
    const next = number === last ? literalOf('join()') : choiceOf(referenceTo(`line-${number + 1}`), literalOf('join()'));
    return [`line-${number}`, sequenceOf(literalOf(`${number}. `), referenceTo('call'), literalOf('\n'), next)];
  });
  const thought = sequenceOf(
    literalOf('Thought: '),
    repeatOf(charactersExcept('\u0000-\u001f', '\u007f'), { minimum: 1 }),
    literalOf('\n'),
  );
  const rules = new Map<string, GrammarRule>([
    ['root', sequenceOf(optional(thought), choiceOf(referenceTo(`line-${first}`), end))],
    ...lines,
    ['call', choiceOf(...ruleNames.map(referenceTo))],
    ...tools.flatMap(({ toolId, definition }, slot) =>
      toolRules({
        name: ruleNames[slot] ?? '',
        slot,
        head: literalOf(nameOf(toolId)),
        definition,
        knowsRequest: true,
        computed: () => (last > 1 ? [referenceTo('reference')] : []),
      }),
    ),
    ...argumentRules,
    ['reference', referenceRule(Math.max(last - 1, 1))],
    ['words', referenceTo(spanRule)],
    ...spans.rules,
  ]);
  return dropUnreachable(fuseLiterals(inlineRules(dropUnproductive({ root: 'root', rules }))));
}
