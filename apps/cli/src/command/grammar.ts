import { nodeLlamaBackend } from '@octoweave/backend-node';
import { allocateFunctionalTokens, compileCallGrammar, createRequestText, printEbnf, printGbnf, toolId } from '@octoweave/core';
import { resolveModel } from '../compose/resolve-model.ts';
import { declarePacks, findPacks } from '../compose/pack/known-packs.ts';

/** Options of `octoweave grammar`. */
export interface GrammarOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  readonly model?: string;
  readonly format: 'gbnf' | 'ebnf';
}

/** Prints the grammar of packs, for one request where its words are given. GBNF names tokens by the ids they have in the model. */
export async function grammar(words: readonly string[], { pack, model, format }: GrammarOptions): Promise<void> {
  const packs = await declarePacks(await findPacks(pack));
  const compiled = compileCallGrammar({
    vocabulary: allocateFunctionalTokens(packs),
    tools: packs.flatMap(({ name, definitions }) =>
      definitions.map((definition) => ({ toolId: toolId(name, definition.name), definition })),
    ),
    ...(words.length > 0 && { request: createRequestText(words.join(' ')) }),
  });
  const session = await nodeLlamaBackend().openSession({ model: resolveModel({ model, pack }) });
  try {
    const tokenIds = session.tokenizer.controlTokens;
    process.stdout.write(`${(format === 'gbnf' ? printGbnf(compiled, { tokenIds }) : printEbnf(compiled, { tokenIds })).text}\n`);
  } finally {
    await session.dispose();
  }
}
