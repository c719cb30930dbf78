import type { AnyToolDefinition } from '../tool/tool-pack.ts';
import { argumentRule, type ArgumentRuleOptions } from './argument-rule.ts';
import { choiceOf, literalOf, neverMatching, optional, referenceTo, sequenceOf, type GrammarRule } from './grammar-rule.ts';

/** What the rules of one tool are made from. */
export interface ToolRulesOptions extends Pick<ArgumentRuleOptions, 'knowsRequest' | 'computed'> {
  /** The name of the rule that matches a call. */
  readonly name: string;
  /** Tells rules of this tool from those of others. */
  readonly slot: number;
  /** What a call begins with: a functional token, or a name. */
  readonly head: GrammarRule;
  readonly definition: AnyToolDefinition;
}

/**
 * The rules of one tool's calls: its head, then its arguments in the order of the declaration.
 *
 * - Any argument may be `?`: the value is needed and was not said ("change the volume", where either of two optional values would do).
 * - An optional one is `None` where a later one is given or required, and absent where none is.
 */
export function toolRules({
  name,
  slot,
  head,
  definition,
  knowsRequest,
  computed,
}: ToolRulesOptions): readonly (readonly [string, GrammarRule])[] {
  const { parameters } = definition;
  const helpers: (readonly [string, GrammarRule])[] = [];
  const define = (helperName: string, rule: GrammarRule): GrammarRule => {
    helpers.push([helperName, rule]);
    return referenceTo(helperName);
  };
  const values = parameters.map(({ schema, isExtractive }) =>
    argumentRule(schema, { isExtractive, knowsRequest, computed, define: (rule) => define(`item-${slot}-${helpers.length + 1}`, rule) }),
  );

  const written = parameters.findLastIndex(({ isOptional }) => !isOptional) + 1;
  const placed = values
    .slice(0, written)
    .map((value, index) => (parameters[index]?.isOptional ? choiceOf(value, missing, literalOf('None')) : choiceOf(value, missing)));
  const given = values
    .slice(written)
    .reduceRight<GrammarRule>(
      (later, value, index) => define(`given-${slot}-${index + 1}`, givenFrom(choiceOf(value, missing), later)),
      neverMatching,
    );
  const positional = placed.flatMap((value, index) => (index === 0 ? [value] : [literalOf(', '), value]));
  const rest = optional(placed.length === 0 ? given : sequenceOf(literalOf(', '), given));
  return [[name, sequenceOf(head, literalOf('('), ...positional, rest, literalOf(')'))], ...helpers.toReversed()];
}

const missing = literalOf('?');

/** Optional arguments from one on, the last of which is a value: this one and perhaps later ones, or `None` and later ones. */
function givenFrom(value: GrammarRule, later: GrammarRule): GrammarRule {
  return choiceOf(sequenceOf(value, optional(sequenceOf(literalOf(', '), later))), sequenceOf(literalOf('None, '), later));
}
