import { givesType, type ComputedType } from '../tool/tool-output.ts';
import type { AnyToolDefinition, ToolId } from '../tool/tool-pack.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { controlToken, type FunctionalToken } from '../vocabulary/functional-token.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import { argumentRules, referenceRule } from './argument-rule.ts';
import type { CallGrammar } from './call-grammar.ts';
import { GrammarCompileError } from './grammar-compile-error.ts';
import { choiceOf, literalOf, neverMatching, referenceTo, repeatOf, sequenceOf, tokenOf, type GrammarRule } from './grammar-rule.ts';
import { dropUnproductive } from './passes/drop-unproductive.ts';
import { dropUnreachable } from './passes/drop-unreachable.ts';
import { fuseLiterals } from './passes/fuse-literals.ts';
import { inlineRules } from './passes/inline-rules.ts';
import { isSayable, quotedCharacters } from './quoted-text.ts';
import { createSpanGrammar, spanRule, type SpanWord } from './span-grammar.ts';
import { toolRules } from './tool-rules.ts';

/** A tool that may be called. */
export interface OfferedTool {
  readonly toolId: ToolId;
  readonly definition: AnyToolDefinition;
}

/** What a call grammar is made from. */
export interface CompileCallGrammarOptions {
  readonly vocabulary: FunctionalTokenVocabulary;
  /** The tools on offer; no other can be called. Without any, only abstaining is left. */
  readonly tools: readonly OfferedTool[];
  /**
   * Tools that the model knows and that are not on offer. An answer may end by naming one, without arguments: a model that was never taught to refuse
   * what they serve has somewhere to go but the least unlikely tool on offer. Alone it is a way of abstaining.
   *
   * @defaultValue none
   */
  readonly elsewhere?: readonly ToolId[] | undefined;
  /** The words that were said (`RequestText` is one such). Without it, arguments that must have been said may be any text. */
  readonly request?: { readonly words: readonly SpanWord[] } | undefined;
  /** The most calls of one answer, nested ones not counted; 1 to 256. @defaultValue 8 */
  readonly maximumCalls?: number | undefined;
  /** Whether texts and numbers may be `$n`. @defaultValue false */
  readonly allowsReferences?: boolean | undefined;
  /** Whether a text or number may be a call of a tool whose outcome stands for one (`givesType`). @defaultValue false */
  readonly allowsNesting?: boolean | undefined;
}

const mostCalls = 256;

/**
 * Compiles everything a model may answer a request with, in functional-token syntax, format 1 (`docs/call-language.md`).
 *
 * - An extractive text is a run of words of the request or, where allowed, the outcome of a call; other values may be given as said.
 * - Whether `$n` points back at an earlier call, lengths of texts, and bounds of numbers are for the argument check.
 * - Linear in the tools and in the words.
 *
 * @throws {VocabularyError} `tool-without-token` for a tool outside the vocabulary.
 * @throws {GrammarCompileError} `grammar-inexpressible` for a value that no model can write, or for `maximumCalls` out of range.
 */
export function compileCallGrammar({
  vocabulary,
  tools,
  elsewhere = [],
  request,
  maximumCalls = 8,
  allowsReferences = false,
  allowsNesting = false,
}: CompileCallGrammarOptions): CallGrammar {
  if (!Number.isInteger(maximumCalls) || maximumCalls < 1 || maximumCalls > mostCalls)
    throw new GrammarCompileError({
      code: 'grammar-inexpressible',
      path: 'maximumCalls',
      construct: `${maximumCalls}, but 1 to ${mostCalls}`,
    });
  const entries = tools.map(({ toolId, definition }) => ({ functionalToken: tokenFor(toolId, vocabulary), definition }));
  for (const { definition } of entries) checkValues(definition);

  const spans = request && createSpanGrammar(request);
  const inner = allowsNesting ? entries : [];
  const reference = allowsReferences && maximumCalls > 1 ? referenceTo('reference') : neverMatching;
  const computed = (type: ComputedType): readonly GrammarRule[] => [
    reference,
    ...inner.filter(({ definition }) => givesType(definition, type)).map(({ functionalToken }) => callOf(functionalToken)),
  ];
  const rules = new Map<string, GrammarRule>([
    [
      'root',
      rootRule(
        maximumCalls,
        elsewhere.map((toolId) => tokenFor(toolId, vocabulary)),
      ),
    ],
    ['call', choiceOf(...entries.map(({ functionalToken }) => callOf(functionalToken)))],
    ...entries.flatMap(({ functionalToken, definition }) =>
      toolRules({
        name: ruleNameOf(functionalToken),
        slot: functionalToken.slot,
        head: tokenOf(functionalToken.text),
        definition,
        knowsRequest: spans !== undefined,
        computed,
      }),
    ),
    ...argumentRules,
    ['reference', referenceRule(maximumCalls - 1)],
    ['words', spans ? referenceTo(spanRule) : quotedCharacters('"', { minimum: 1 })],
    ...(spans?.rules ?? []),
  ]);
  return dropUnreachable(fuseLiterals(inlineRules(dropUnproductive({ root: 'root', rules }))));
}

function rootRule(maximumCalls: number, elsewhere: readonly FunctionalToken[]): GrammarRule {
  const further = repeatOf(sequenceOf(literalOf(';'), referenceTo('call')), { maximum: maximumCalls - 1 });
  const others = elsewhere.map(({ text }) => tokenOf(text));
  const rest = others.length === 0 ? [] : [repeatOf(sequenceOf(literalOf(';'), choiceOf(...others)), { maximum: 1 })];
  const calls = sequenceOf(referenceTo('call'), further, ...rest);
  return sequenceOf(choiceOf(calls, tokenOf(controlToken.abstain), ...others), tokenOf(controlToken.end));
}

function tokenFor(toolId: ToolId, vocabulary: FunctionalTokenVocabulary): FunctionalToken {
  const functionalToken = vocabulary.byTool(toolId);
  if (functionalToken !== undefined) return functionalToken;
  throw new VocabularyError({
    code: 'tool-without-token',
    message: `${toolId} has no functional token. Add its pack to the vocabulary.`,
    issues: [],
  });
}

/** Unique by the slot; the words are for people. */
function ruleNameOf({ slot, toolId }: FunctionalToken): string {
  return `tool-${slot}-${toolId.replaceAll(/[^A-Za-z0-9]+/gu, '-')}`;
}

const callOf = (functionalToken: FunctionalToken): GrammarRule => referenceTo(ruleNameOf(functionalToken));

/**
 * Checks that every value of an enumeration can be written.
 *
 * @throws {GrammarCompileError} `grammar-inexpressible` for one that no model can write.
 */
export function checkValues({ name, parameters }: AnyToolDefinition): void {
  const valuesOf = (schema: ToolSchema): readonly string[] =>
    schema.type === 'enumeration' ? schema.values : schema.type === 'list' ? valuesOf(schema.items) : [];
  for (const parameter of parameters)
    for (const value of valuesOf(parameter.schema))
      if (!isSayable(value))
        throw new GrammarCompileError({
          code: 'grammar-inexpressible',
          toolName: name,
          path: parameter.name,
          construct: `the value ${JSON.stringify(value)}`,
        });
}
