import type { AgentEvent, AgentRun } from '@octoweave/core';
import { composeAgent, type AgentOptions } from '../compose/compose-agent.ts';
import type { EarlyBackend } from '../compose/open-early.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { createConsent } from '../input/consent.ts';
import { readQuery } from '../input/read-query.ts';
import { createPaint } from '../presentation/paint.ts';
import { createRunView } from '../presentation/run-view.ts';

/** Options of `octoweave run`. */
export interface RunCommandOptions extends AgentOptions {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

type RunEnd = Extract<AgentEvent, { type: 'run-end' }>;

/** Runs one request; the exit status says how it ended. */
export async function run(words: readonly string[], options: RunCommandOptions, backend: EarlyBackend): Promise<void> {
  try {
    await answer(words, options, backend);
  } finally {
    await backend.abandon();
  }
}

async function answer(words: readonly string[], options: RunCommandOptions, backend: EarlyBackend): Promise<void> {
  const query = await readQuery({ words, input: process.stdin });
  const isInteractive = process.stdin.isTTY && process.stdout.isTTY && !options.json;
  const { agent } = await composeAgent(options, { approve: createConsent({ consentsToWrites: options.yes, isInteractive }), backend });
  const show = options.json
    ? (event: AgentEvent): void => void process.stdout.write(`${JSON.stringify(event)}\n`)
    : createRunView({ write: (text) => process.stdout.write(text), paint: createPaint(process.stdout), modelName: describeModel(options) })
        .show;
  const end = await follow(agent.run(query, { isDryRun: options.dryRun }), show);
  process.exitCode = statusOf(end);
}

/** How the model is named in the line of figures. */
export function describeModel({ model }: Pick<AgentOptions, 'model'>): string {
  return model ?? 'octoweave-mini (embedded)';
}

/** Shows a run to its end. Ctrl-C stops it in order: calls that run are aborted and recorded as such. */
export async function follow(run: AgentRun, show: (event: AgentEvent) => void): Promise<RunEnd | undefined> {
  const stop = (): void => run.cancel();
  process.once('SIGINT', stop);
  try {
    let end: RunEnd | undefined;
    for await (const event of run) {
      show(event);
      if (event.type === 'run-end') end = event;
    }
    return end;
  } finally {
    process.off('SIGINT', stop);
  }
}

function statusOf(end: RunEnd | undefined): ExitStatus {
  switch (end?.status) {
    case 'succeeded':
      return exitStatus.succeeded;
    case 'incomplete':
      return exitStatus.incomplete;
    case 'abstained':
      return exitStatus.abstained;
    case 'cancelled':
      return exitStatus.cancelled;
    case undefined:
      return exitStatus.failed;
  }
}
