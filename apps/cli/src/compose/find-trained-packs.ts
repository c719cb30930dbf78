import { allocateFunctionalTokens, type ModelDescription, type ToolPack } from '@octoweave/core';

/** Which packs a model was trained for, by the digest of its vocabulary: one of these, or all in their order; empty where neither fits. */
export function findTrainedPacks(model: ModelDescription | undefined, packs: readonly ToolPack[]): readonly string[] {
  const trained = model?.metadata['octoweave.vocabulary.digest'];
  const sets = [...packs.map((pack) => [pack]), packs];
  const match = sets.find((set) => allocateFunctionalTokens(set).digest === trained);
  return match?.map(({ name }) => name) ?? [];
}
