import { assertNever } from '../internal/assert-never.ts';
import type { ComputedType } from '../tool/tool-output.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import {
  charactersIn,
  choiceOf,
  literalOf,
  nothingWritten,
  optional,
  referenceTo,
  repeatOf,
  sequenceOf,
  type GrammarRule,
} from './grammar-rule.ts';
import { admitsNegative, numberRule } from './number-rule.ts';
import { escapeText, quotedCharacters, type Quote } from './quoted-text.ts';

/** Rules that arguments of all tools share. */
export const argumentRules: ReadonlyMap<'text' | 'text-some' | 'verbatim', GrammarRule> = new Map([
  ['text', quoted("'", quotedCharacters("'"))],
  ['text-some', quoted("'", quotedCharacters("'", { minimum: 1 }))],
  ['verbatim', quoted('"', sequenceOf(literalOf(' '), referenceTo('words')))],
]);

/** How an argument may be given besides a literal. */
export interface ArgumentRuleOptions {
  /** The argument's words must come from the request: a canonical text is no way to give it. */
  readonly isExtractive: boolean;
  /** Whether the words of the request are known; without them an extractive text is any text. */
  readonly knowsRequest: boolean;
  /** References and nested calls that yield a value of this type. */
  readonly computed: (type: ComputedType) => readonly GrammarRule[];
  /** Keeps a rule under a name of its own; returns the reference to it. */
  readonly define: (rule: GrammarRule) => GrammarRule;
}

/** The most repetitions spelled out; llama.cpp refuses 2,000. A longer list is without end to the grammar, and the schema checks it. */
const mostRepetitions = 256;

/** Everything an argument of a schema may be, but for `?` and `None`. */
export function argumentRule(schema: ToolSchema, options: ArgumentRuleOptions): GrammarRule {
  const { isExtractive, knowsRequest, computed } = options;
  const asSaid = isExtractive ? [referenceTo('verbatim')] : [];
  switch (schema.type) {
    case 'enumeration':
      return choiceOf(...schema.values.map((value) => literalOf(`'${escapeText(value, "'")}'`)), ...asSaid);
    case 'boolean':
      return choiceOf(literalOf('True'), literalOf('False'), ...asSaid);
    case 'integer':
    case 'number': {
      const negated = admitsNegative(schema) ? asSaid.map((verbatim) => sequenceOf(optional(literalOf('-')), verbatim)) : asSaid;
      return choiceOf(numberRule(schema), ...negated, ...computed(schema.type));
    }
    case 'text': {
      const canonical = isExtractive && knowsRequest ? [] : [referenceTo(schema.minimumLength > 0 ? 'text-some' : 'text')];
      // A format in square brackets has an empty value, and nothing said is what it stands for.
      const empty = canonical.length === 0 && schema.format?.startsWith('[') ? [literalOf("''")] : [];
      return choiceOf(...canonical, ...empty, ...asSaid, ...computed('text'));
    }
    case 'list': {
      const item = options.define(argumentRule(schema.items, options));
      return sequenceOf(literalOf('['), listItems({ item, minimum: schema.minimumItems, maximum: schema.maximumItems }), literalOf(']'));
    }
    default:
      return assertNever(schema);
  }
}

/** `$1` to `$n`. */
export function referenceRule(highest: number): GrammarRule {
  const indices = Array.from({ length: highest }, (_, index) => String(index + 1));
  const isSingleDigit = highest < 10;
  return sequenceOf(literalOf('$'), isSingleDigit ? charactersIn(`1-${highest}`) : choiceOf(...indices.map(literalOf)));
}

interface ListItemsOptions {
  readonly item: GrammarRule;
  readonly minimum: number;
  readonly maximum: number | undefined;
}

function listItems({ item, minimum, maximum = Infinity }: ListItemsOptions): GrammarRule {
  if (maximum < 1) return nothingWritten;
  const further = repeatOf(sequenceOf(literalOf(', '), item), {
    minimum: Math.min(Math.max(minimum - 1, 0), mostRepetitions),
    maximum: maximum - 1 > mostRepetitions ? undefined : maximum - 1,
  });
  const items = sequenceOf(item, further);
  return minimum < 1 ? optional(items) : items;
}

function quoted(quote: Quote, inside: GrammarRule): GrammarRule {
  return sequenceOf(literalOf(quote), inside, literalOf(quote));
}
