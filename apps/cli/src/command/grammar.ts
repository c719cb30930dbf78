import { nodeLlamaBackend } from '@octoweave/backend-node';
import { allocateFunctionalTokens, compileCallGrammar, createRequestText, printEbnf, printGbnf, toolId } from '@octoweave/core';
import { resolveModel } from '../compose/resolve-model.ts';
import { findPack } from '../compose/resolve-pack.ts';

/** Options of `octoweave grammar`. */
export interface GrammarOptions {
  readonly pack: string;
  readonly model?: string;
  readonly format: 'gbnf' | 'ebnf';
}

/** Prints the grammar of a pack, for one request where its words are given. GBNF names tokens by the ids they have in the model. */
export async function grammar(words: readonly string[], { pack: packName, model, format }: GrammarOptions): Promise<void> {
  const pack = findPack(packName);
  const compiled = compileCallGrammar({
    vocabulary: allocateFunctionalTokens([pack]),
    tools: pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition })),
    ...(words.length > 0 && { request: createRequestText(words.join(' ')) }),
  });
  const session = await nodeLlamaBackend().openSession({ model: resolveModel(model) });
  try {
    const tokenIds = session.tokenizer.controlTokens;
    process.stdout.write(`${(format === 'gbnf' ? printGbnf(compiled, { tokenIds }) : printEbnf(compiled, { tokenIds })).text}\n`);
  } finally {
    await session.dispose();
  }
}
