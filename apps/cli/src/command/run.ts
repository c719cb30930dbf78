import { composeAgent } from '../compose/compose-agent.ts';
import { composeOrchestrator, planEveryStep } from '../compose/compose-orchestrator.ts';
import type { EarlyModel } from '../compose/open-early.ts';
import { openPacks, type DeviceOptions } from '../compose/open-packs.ts';
import { findPacks } from '../compose/pack/known-packs.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { resolvePlanner } from '../compose/resolve-planner.ts';
import type { ModelOptions } from '../compose/resolve-model.ts';
import { readQuery } from '../input/read-query.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import type { PlanOption } from '../planner-name.ts';
import { createPreviewCall } from '../preview/preview-call.ts';
import { createShow } from '../presentation/create-show.ts';
import { noting, startTelemetry, withTelemetry } from '../telemetry/start-telemetry.ts';
import { carryOut } from './carry-out.ts';
import { exitStatusOf, followRun } from './follow-run.ts';

/** Options of `octoweave run`. */
export interface RunCommandOptions extends ConsentOptions, DeviceOptions, JournalOptions, ModelOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  /** A model that follows instructions plans whether or not it is given. */
  readonly plan: PlanOption | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** Runs one request; the exit status says how it ended. */
export async function run(words: readonly string[], options: RunCommandOptions, model: EarlyModel): Promise<void> {
  try {
    await answer(words, options, model);
  } finally {
    await model.abandon();
  }
}

async function answer(words: readonly string[], options: RunCommandOptions, { opened }: EarlyModel): Promise<void> {
  const terminal = terminalOfProcess(options);
  const contributions = await findPacks(options.pack);
  const query = await readQuery({ words, input: process.stdin });
  const { packs, dispose } = await openPacks(contributions, options);
  try {
    const approve = resolveConsent(options, { offered: packs.map(({ implemented }) => implemented), opened: packs, terminal });
    const journal = resolveJournal(options);
    const model = await opened;
    const telemetry = await startTelemetry({ model: { name: model.session.model.id, provider: model.backend.id } });
    const following = {
      show: noting(createShow(options, { modelName: model.name, terminal }), telemetry),
      previewCall: createPreviewCall(packs),
    };
    const runOptions = { isDryRun: options.dryRun };
    process.exitCode = await withTelemetry(telemetry, async () => {
      if (options.plan === undefined && !model.instruction) {
        const agent = await composeAgent({ packs, model, approve, journal });
        return carryOut(agent.run(query, runOptions), { ...following, runner: agent, runOptions, terminal });
      }
      const planner = resolvePlanner(options.plan, model);
      const dependOn = options.dryRun ? planEveryStep : undefined;
      const orchestrator = await composeOrchestrator({ packs, model, planner, approve, journal, terminal, dependOn });
      const end = await followRun(orchestrator.run(query, runOptions), following);
      return exitStatusOf(end?.status);
    });
  } finally {
    await dispose();
  }
}
