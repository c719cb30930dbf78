import { nodeLlamaBackend } from '@octoweave/backend-node';
import { allocateFunctionalTokens, checkTokenizer, readVocabulary, toolId } from '@octoweave/core';
import { resolveModel } from '../compose/resolve-model.ts';
import { declarePacks, findPacks } from '../compose/pack/known-packs.ts';
import { exitStatus } from '../exit-status.ts';

/** Options of `octoweave model info`. */
export interface ModelInfoOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  readonly model?: string;
  readonly json: boolean;
}

/** Shows what a model is; the exit status says whether it fits the packs. */
export async function modelInfo({ pack, model, json }: ModelInfoOptions): Promise<void> {
  const packs = await declarePacks(await findPacks(pack));
  const source = resolveModel({ model, pack });
  const session = await nodeLlamaBackend().openSession({ model: source });
  try {
    const named = readVocabulary(session.model.metadata);
    const lacking = named
      ? packs.flatMap(({ name, definitions }) => definitions.map((tool) => toolId(name, tool.name))).filter((id) => !named.byTool(id))
      : [];
    const issues = [
      ...lacking.map((id) => `it has no functional token for ${id}`),
      ...(await checkTokenizer(session, named ?? allocateFunctionalTokens(packs))),
    ];
    if (issues.length > 0) process.exitCode = exitStatus.model;
    const { model: description, tokenizer } = session;
    const facts = {
      ...description,
      location: source.location,
      vocabularySize: tokenizer.vocabularySize,
      controlTokens: tokenizer.controlTokens.size,
      packs: packs.map(({ name }) => name),
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
  packs,
  ...facts
}: Readonly<Record<string, unknown>> & {
  readonly issues: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly packs: readonly string[];
}): string {
  const rows = [...Object.entries(facts), ...Object.entries(metadata)].map(([name, value]) => `  ${name.padEnd(30)}${String(value)}\n`);
  const offered = `the ${packs.length === 1 ? 'pack' : 'packs'} ${packs.join(', ')}`;
  return `${rows.join('')}${issues.length === 0 ? `  Fits ${offered}.\n` : `  Does not fit ${offered}:\n${issues.map((issue) => `  - ${issue}\n`).join('')}`}`;
}
