import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { controlToken } from './functional-token.ts';
import type { FunctionalTokenVocabulary } from './functional-token-vocabulary.ts';

/** What a model must bring besides functional tokens. */
export interface CheckTokenizerOptions {
  /** Control tokens its prompts and answers are made with. @defaultValue those of our embedded models */
  readonly controlTokens?: readonly string[];
  /** Whether a model file without the digest of its vocabulary is an issue; another digest always is. @defaultValue true */
  readonly needsDigest?: boolean;
}

/**
 * What of an open model does not fit a vocabulary; an empty list means that it does.
 *
 * - Every functional and control token is a control token of the model, one id each and each another, and no text becomes it.
 * - The digest in the model file is the vocabulary's.
 */
export async function checkTokenizer(
  { tokenizer, model }: Pick<Session, 'tokenizer' | 'model'>,
  vocabulary: FunctionalTokenVocabulary,
  { controlTokens = embeddedControlTokens, needsDigest = true }: CheckTokenizerOptions = {},
): Promise<readonly string[]> {
  const texts = [...vocabulary.tokens.map(({ text }) => text), ...controlTokens];
  const missing = texts
    .filter((text) => !tokenizer.controlTokens.has(text))
    .map((text) => `"${text}" is not a control token of ${model.id}`);
  if (missing.length > 0) return missing;

  const issues: string[] = [];
  const trained = model.metadata['octoweave.vocabulary.digest'];
  if (trained === undefined ? needsDigest : trained !== vocabulary.digest)
    issues.push(
      `${model.id} was trained with the vocabulary ${trained?.slice(0, 12) ?? 'of an unknown digest'}, the packs make ${vocabulary.digest.slice(0, 12)}`,
    );
  const ids = await tokenizer.encode(texts.map(controlSegment));
  const reserved = new Set(ids);
  if (ids.length !== texts.length || reserved.size !== texts.length)
    issues.push(`${texts.length} control segments became ${ids.length} ids, ${reserved.size} of them different`);
  const typed = await tokenizer.encode([textSegment(texts.join(' '))]);
  if (typed.some((id) => reserved.has(id))) issues.push('a control token can be typed as text');
  return issues;
}

/** Those of one request and its answer. */
const embeddedControlTokens: readonly string[] = [controlToken.end, controlToken.abstain, controlToken.request, controlToken.response];
