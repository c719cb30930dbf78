import type { GrammarText } from '../backend/grammar-text.ts';
import type { CallGrammar } from './call-grammar.ts';
import { guardedCharacter } from './passes/guard-control-tokens.ts';
import { idOf, printRules } from './print-rules.ts';

/** What EBNF needs to know of a model and its engine. */
export interface PrintEbnfOptions {
  /**
   * Ids as for `printGbnf`, for engines whose XGrammar has the macro `Token(1264)`: 0.1.33 and later.
   *
   * Leave it out for earlier ones, such as web-xgrammar 0.1.27 in web-llm 0.2.86.
   */
  readonly tokenIds?: ReadonlyMap<string, number> | undefined;
}

/**
 * Prints a grammar for the XGrammar family.
 *
 * - With ids, control tokens are terminals: `Token(1264)`.
 * - Without, they are their text, `"<nexa_3>"`, which an engine may also spell with several plain tokens: read the calls from token ids.
 * - Texts and words of the request hold `<` only where its plain token is known; no control token that begins with it can stand in text.
 *
 * @throws {GrammarCompileError} `grammar-token-unknown` for a control token without an id.
 */
export function printEbnf(grammar: CallGrammar, { tokenIds }: PrintEbnfOptions = {}): GrammarText {
  const printToken = (text: string, ruleName: string): string =>
    tokenIds ? `Token(${idOf(text, { tokenIds, ruleName })})` : JSON.stringify(text);
  return { format: 'ebnf', text: printRules(grammar, { knowsPlainToken: tokenIds?.has(guardedCharacter) ?? false, printToken }) };
}
