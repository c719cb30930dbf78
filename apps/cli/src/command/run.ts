import { composeAgent, type AgentOptions } from '../compose/compose-agent.ts';
import type { EarlyBackend } from '../compose/open-early.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { readQuery } from '../input/read-query.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { createShow } from '../presentation/create-show.ts';
import { carryOut } from './carry-out.ts';

/** Options of `octoweave run`. */
export interface RunCommandOptions extends AgentOptions, ConsentOptions, JournalOptions {
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
  const approve = resolveConsent(options, terminal);
  const query = await readQuery({ words, input: process.stdin });
  const { agent } = await composeAgent(options, { approve, journal: resolveJournal(options), backend });
  const show = createShow(options, describeModel(options));
  const runOptions = { isDryRun: options.dryRun };
  process.exitCode = await carryOut(agent.run(query, runOptions), { runner: agent, runOptions, show, terminal });
}

/** How the model is named in the line of figures. */
export function describeModel({ model }: Pick<AgentOptions, 'model'>): string {
  return model ?? 'octoweave-mini (embedded)';
}
