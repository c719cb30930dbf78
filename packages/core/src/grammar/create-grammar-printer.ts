import type { GrammarFormat } from '../backend/backend-capabilities.ts';
import type { GrammarText } from '../backend/grammar-text.ts';
import { textSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import type { CallGrammar } from './call-grammar.ts';
import { guardedCharacter } from './passes/guard-control-tokens.ts';
import { printEbnf } from './print-ebnf.ts';
import { printGbnf } from './print-gbnf.ts';

/** What grammars are printed for. */
export interface CreateGrammarPrinterOptions {
  readonly session: Session;
  /** Notations the session obeys, the preferred one first (`capabilities.grammars`). */
  readonly grammars: readonly GrammarFormat[];
}

/** Prints grammars as one session takes them. */
export type GrammarPrinter = (grammar: CallGrammar) => Promise<GrammarText>;

/** Makes the printer of a session; undefined where it obeys no grammar. Token ids are asked for once. */
export function createGrammarPrinter({ session, grammars }: CreateGrammarPrinterOptions): GrammarPrinter | undefined {
  const [format] = grammars;
  if (format === undefined) return undefined;
  const print = format === 'gbnf' ? printGbnf : printEbnf;

  /** Ids of the terminals of a grammar: control tokens, and the plain `<`, which must not be the beginning of one. */
  const readTokenIds = async (): Promise<ReadonlyMap<string, number>> => {
    const [plain] = await session.tokenizer.encode([textSegment(guardedCharacter)]);
    return plain === undefined ? session.tokenizer.controlTokens : new Map([...session.tokenizer.controlTokens, [guardedCharacter, plain]]);
  };
  let tokenIds: Promise<ReadonlyMap<string, number>> | undefined;
  return async (grammar) => {
    tokenIds ??= readTokenIds();
    return print(grammar, { tokenIds: await tokenIds });
  };
}
