import type { GrammarText } from '../backend/grammar-text.ts';
import type { CallGrammar } from './call-grammar.ts';
import { guardedCharacter } from './passes/guard-control-tokens.ts';
import { idOf, printRules } from './print-rules.ts';

/** What GBNF needs to know of a model. */
export interface PrintGbnfOptions {
  /**
   * Ids of control tokens by their text (`Tokenizer.controlTokens`), and of the plain token `<`, by `<`.
   *
   * Without the latter, texts and words of the request that hold `<` cannot be written: a control token could stand in their place.
   */
  readonly tokenIds: ReadonlyMap<string, number>;
}

/**
 * Prints a grammar for the llama.cpp family, control tokens as terminals by id: `<[1264]>`.
 *
 * - No text in it admits a control token that begins with `<`, and none leads to a dead end while every byte is a token of the model.
 *
 * @throws {GrammarCompileError} `grammar-token-unknown` for a control token without an id.
 */
export function printGbnf(grammar: CallGrammar, { tokenIds }: PrintGbnfOptions): GrammarText {
  const printToken = (text: string, ruleName: string): string => `<[${idOf(text, { tokenIds, ruleName })}]>`;
  return { format: 'gbnf', text: printRules(grammar, { knowsPlainToken: tokenIds.has(guardedCharacter), printToken }) };
}
