import { nodeLlamaBackend } from '@octoweave/backend-node';
import { allocateFunctionalTokens, checkTokenizer } from '@octoweave/core';
import { resolveModel } from '../compose/resolve-model.ts';
import { findPack } from '../compose/resolve-pack.ts';
import { exitStatus } from '../exit-status.ts';

/** Options of `octoweave model info`. */
export interface ModelInfoOptions {
  readonly pack: string;
  readonly model?: string;
  readonly json: boolean;
}

/** Shows what a model is; the exit status says whether it fits the pack. */
export async function modelInfo({ pack, model, json }: ModelInfoOptions): Promise<void> {
  const source = resolveModel(model);
  const session = await nodeLlamaBackend().openSession({ model: source });
  try {
    const vocabulary = allocateFunctionalTokens([findPack(pack)]);
    const issues = await checkTokenizer(session, vocabulary);
    if (issues.length > 0) process.exitCode = exitStatus.model;
    const { model: description, tokenizer } = session;
    const facts = {
      ...description,
      location: source.location,
      vocabularySize: tokenizer.vocabularySize,
      controlTokens: tokenizer.controlTokens.size,
      pack,
      issues,
    };
    process.stdout.write(json ? `${JSON.stringify(facts, undefined, 2)}\n` : showFacts(facts));
  } finally {
    await session.dispose();
  }
}

function showFacts({
  issues,
  metadata,
  pack,
  ...facts
}: Readonly<Record<string, unknown>> & {
  readonly issues: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly pack: string;
}): string {
  const rows = [...Object.entries(facts), ...Object.entries(metadata)].map(([name, value]) => `  ${name.padEnd(30)}${String(value)}\n`);
  return `${rows.join('')}${issues.length === 0 ? `  Fits the pack ${pack}.\n` : `  Does not fit the pack ${pack}:\n${issues.map((issue) => `  - ${issue}\n`).join('')}`}`;
}
