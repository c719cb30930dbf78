import { mapRules, type CallGrammar } from '../call-grammar.ts';
import { choiceOf, literalOf, mapChildren, nothingWritten, sequenceOf, type GrammarRule } from '../grammar-rule.ts';

/**
 * Joins neighbouring literals and unfolds sequences in sequences and choices in choices. The language stays the same.
 *
 * - Afterwards no sequence or choice has a single part, and no sequence an empty literal.
 */
export function fuseLiterals(grammar: CallGrammar): CallGrammar {
  return mapRules(grammar, fuse);
}

function fuse(rule: GrammarRule): GrammarRule {
  const fused = mapChildren(rule, fuse);
  switch (fused.type) {
    case 'sequence':
      return fuseSequence(fused.items);
    case 'choice': {
      const options = fused.options.flatMap((option) => (option.type === 'choice' ? option.options : [option]));
      return options.length === 1 && options[0] !== undefined ? options[0] : choiceOf(...options);
    }
    case 'repeat':
      if (fused.maximum === 0) return nothingWritten;
      return fused.minimum === 1 && fused.maximum === 1 ? fused.item : fused;
    default:
      return fused;
  }
}

function fuseSequence(parts: readonly GrammarRule[]): GrammarRule {
  const items: GrammarRule[] = [];
  for (const item of parts.flatMap((part) => (part.type === 'sequence' ? part.items : [part]))) {
    const previous = items.at(-1);
    if (item.type === 'literal' && item.text === '') continue;
    if (item.type === 'literal' && previous?.type === 'literal') items[items.length - 1] = literalOf(previous.text + item.text);
    else items.push(item);
  }
  const [first, second] = items;
  if (first === undefined) return nothingWritten;
  return second === undefined ? first : sequenceOf(...items);
}
