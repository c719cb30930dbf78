import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { controlToken } from './functional-token.ts';
import type { FunctionalTokenVocabulary } from './functional-token-vocabulary.ts';

/**
 * What of an open model does not fit a vocabulary; an empty list means that it does.
 *
 * - Every functional and control token is a control token of the model, one id each, and no text becomes it.
 * - The digest in the model file, where it has one, is the vocabulary's.
 */
export async function checkTokenizer(session: Session, vocabulary: FunctionalTokenVocabulary): Promise<readonly string[]> {
  const { tokenizer, model } = session;
  const texts = [...vocabulary.tokens.map(({ text }) => text), controlToken.end, controlToken.abstain, controlToken.request, controlToken.response];
  const missing = texts.filter((text) => !tokenizer.controlTokens.has(text)).map((text) => `"${text}" is not a control token of ${model.id}`);
  if (missing.length > 0) return missing;

  const issues: string[] = [];
  const trained = model.metadata['octoweave.vocabulary.digest'];
  if (trained !== vocabulary.digest)
    issues.push(`${model.id} was trained with the vocabulary ${trained?.slice(0, 12) ?? 'of an unknown digest'}, the packs make ${vocabulary.digest.slice(0, 12)}`);
  const ids = await tokenizer.encode(texts.map(controlSegment));
  if (ids.length !== texts.length) issues.push(`${texts.length} control segments became ${ids.length} ids`);
  const reserved = new Set(ids);
  const typed = await tokenizer.encode([textSegment(texts.join(' '))]);
  if (typed.some((id) => reserved.has(id))) issues.push('a control token can be typed as text');
  return issues;
}
