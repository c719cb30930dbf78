import type { AgentEvent, EventRun, OrchestrationStatus, OrchestratorEvent } from '@octoweave/core';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { PreviewCall } from '../preview/preview-call.ts';
import type { CommandEvent } from '../presentation/command-event.ts';

/** Who is told of a run. */
export interface FollowRunOptions {
  readonly show: (event: CommandEvent) => void;
  /** Says of calls of a dry run what they would send. @defaultValue nothing is said */
  readonly previewCall?: PreviewCall | undefined;
}

/** How a run ended. */
export type RunEnd = Extract<AgentEvent | OrchestratorEvent, { type: 'run-end' }>;

/**
 * Shows a run to its end.
 *
 * - Ctrl-C stops it in order: calls that run are aborted and recorded as such.
 * - The preview of a call follows its `call-end`.
 */
export async function followRun(
  run: EventRun<AgentEvent> | EventRun<OrchestratorEvent>,
  { show, previewCall }: FollowRunOptions,
): Promise<RunEnd | undefined> {
  const stop = (): void => run.cancel();
  process.once('SIGINT', stop);
  try {
    let end: RunEnd | undefined;
    for await (const event of run) {
      show(event);
      await preview(event, { show, previewCall });
      if (event.type === 'run-end') end = event;
    }
    return end;
  } finally {
    process.off('SIGINT', stop);
  }
}

async function preview(event: AgentEvent | OrchestratorEvent, { show, previewCall }: FollowRunOptions): Promise<void> {
  if (event.type !== 'call-end' || event.outcome.status !== 'skipped' || event.outcome.reason.type !== 'dry-run' || !event.resolved) return;
  const shown = await previewCall?.(event.resolved);
  if (shown) show({ type: 'call-preview', callId: event.call.id, toolId: event.call.toolId, ...shown });
}

/** What the status of a run is to a shell; one that has no end is a defect. */
export function exitStatusOf(status: OrchestrationStatus | undefined): ExitStatus {
  switch (status) {
    case 'succeeded':
    case 'answered':
      return exitStatus.succeeded;
    case 'incomplete':
    case 'over-budget':
      return exitStatus.incomplete;
    case 'abstained':
      return exitStatus.abstained;
    case 'cancelled':
      return exitStatus.cancelled;
    case undefined:
      return exitStatus.failed;
  }
}
