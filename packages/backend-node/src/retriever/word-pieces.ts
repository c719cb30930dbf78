import type { RequestText, WordPieceFeatures } from '@octoweave/core/contract';
import { readPromisedFile } from './read-promised-file.ts';
import { refuseRetriever } from './retriever-refusal.ts';

const mostWords = 96;

/**
 * Reads requests as numbers of word pieces: the first 96 words, as `train` of `octoweave_training.retriever.encoder` cuts them.
 *
 * @throws {ModelLoadError} where the file of the tokenizer cannot be read, is not the promised one, or is none.
 */
export async function openWordPieces({
  tokenizer: location,
  tokenizerSha256,
  longest,
}: WordPieceFeatures): Promise<(text: RequestText) => readonly number[]> {
  const bytes = await readPromisedFile(location, tokenizerSha256);
  const { Tokenizer } = await import('@huggingface/tokenizers');
  try {
    const tokenizer = new Tokenizer(JSON.parse(bytes.toString('utf8')), {});
    return ({ words }) => {
      const read = words.slice(0, mostWords).map(({ leading, core, trailing }) => `${leading}${core}${trailing}`);
      const { ids } = tokenizer.encode(read.join(' '));
      return ids.length <= longest ? ids : [...ids.slice(0, longest - 1), ...ids.slice(-1)];
    };
  } catch (cause) {
    throw refuseRetriever(location, {
      code: 'model-unsupported',
      reason: 'it is no tokenizer.json of word pieces.',
      advice: 'Use the manifest that belongs to the weights.',
      cause,
    });
  }
}
