import { allocateFunctionalTokens, readVocabulary, type ModelDescription, type ToolPack } from '@octoweave/core';

/** Which packs a model was trained for: those its file names, or by the digest of its vocabulary one of these, or all in their order; empty where none fits. */
export function findTrainedPacks(model: ModelDescription | undefined, packs: readonly ToolPack[]): readonly string[] {
  const named = readVocabulary(model?.metadata ?? {});
  if (named) return [...new Set(named.tokens.map(({ toolId }) => toolId.slice(0, toolId.indexOf('.'))))];
  const trained = model?.metadata['octoweave.vocabulary.digest'];
  const sets = [...packs.map((pack) => [pack]), packs];
  const match = sets.find((set) => allocateFunctionalTokens(set).digest === trained);
  return match?.map(({ name }) => name) ?? [];
}
