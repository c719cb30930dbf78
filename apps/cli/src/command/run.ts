import { composeAgent } from '../compose/compose-agent.ts';
import type { EarlyBackend } from '../compose/open-early.ts';
import { openPacks, type DeviceOptions } from '../compose/open-packs.ts';
import { findPacks } from '../compose/pack/known-packs.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { describeModel } from '../compose/resolve-model.ts';
import { readQuery } from '../input/read-query.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { createPreviewCall } from '../preview/preview-call.ts';
import { createShow } from '../presentation/create-show.ts';
import { carryOut } from './carry-out.ts';

/** Options of `octoweave run`. */
export interface RunCommandOptions extends ConsentOptions, DeviceOptions, JournalOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  readonly model?: string;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** Runs one request; the exit status says how it ended. */
export async function run(words: readonly string[], options: RunCommandOptions, backend: EarlyBackend): Promise<void> {
  try {
    await answer(words, options, backend);
  } finally {
    await backend.abandon();
  }
}

async function answer(words: readonly string[], options: RunCommandOptions, backend: EarlyBackend): Promise<void> {
  const terminal = terminalOfProcess(options);
  const contributions = await findPacks(options.pack);
  const query = await readQuery({ words, input: process.stdin });
  const { packs, dispose } = await openPacks(contributions, options);
  try {
    const approve = resolveConsent(options, { offered: packs.map(({ implemented }) => implemented), opened: packs, terminal });
    const agent = await composeAgent({ packs, model: options.model, approve, journal: resolveJournal(options), backend });
    const show = createShow(options, describeModel(options.model));
    const runOptions = { isDryRun: options.dryRun };
    const previewCall = createPreviewCall(packs);
    process.exitCode = await carryOut(agent.run(query, runOptions), { runner: agent, runOptions, show, previewCall, terminal });
  } finally {
    await dispose();
  }
}
