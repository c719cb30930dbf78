import type { ModelTokenizer } from '../tokenizer/model-tokenizer.ts';

/**
 * A grammar of all that is text, for requests without one: characters and control tokens, in any order.
 *
 * llama.cpp in wllama ends with a crash where a model writes bytes that are no characters. A token that fits is not even slower with it.
 */
export function anyTextGrammar({ controlIds, endIds }: ModelTokenizer): string {
  const controls = [...controlIds.values()].filter((id) => !endIds.has(id)).map((id) => `<[${id}]>`);
  return String.raw`root ::= (${[String.raw`[^\x00]`, ...controls].join(' | ')})*`;
}
