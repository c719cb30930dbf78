import { filter, tap } from 'rxjs';
import { thrownMessage } from '../internal/thrown-message.ts';
import { whileNotAborted } from '../internal/while-not-aborted.ts';
import { implementTool } from '../tool/define-tool.ts';
import { ToolFailure } from '../tool/tool-failure.ts';
import type { Tool, ToolDefinition } from '../tool/tool.ts';
import type { Orchestrator } from './orchestrator.ts';
import type { OrchestratorEvent } from './orchestrator-event.ts';
import type { RunBudget } from './run-budget.ts';

type RunEnd = Extract<OrchestratorEvent, { readonly type: 'run-end' }>;

/** What another agent is asked, and what is made of its answer. */
export interface ImplementSubAgentOptions<Input, Output> {
  /** Has packs, a planner and consent of its own. */
  readonly orchestrator: Orchestrator;
  readonly request: (input: Input) => string;
  /** The value of the tool. */
  readonly read: (end: RunEnd) => Output;
  /** @defaultValue that of the orchestrator */
  readonly budget?: RunBudget | undefined;
}

/**
 * A tool that has another agent carry out a request.
 *
 * - What the other agent changed is reported as changes of the call, also where it failed.
 * - A request that did not come about is a failure that says why.
 * - Ending the call stops the other agent.
 * - Declare `effect` and `confirmation` as strictly as the strictest tool the other agent has.
 */
export function implementSubAgent<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  { orchestrator, request, read, budget }: ImplementSubAgentOptions<Input, Output>,
): Tool<Input, Output> {
  return implementTool(definition, async (input, { signal, reportChange }) => {
    const { events } = orchestrator.run(request(input), { budget });
    const ended = events.pipe(
      tap((event) => {
        if (event.type === 'call-end' && 'changes' in event.outcome) for (const change of event.outcome.changes) reportChange(change);
      }),
      filter((event) => event.type === 'run-end'),
    );
    const end = await whileNotAborted(ended, signal);
    if (end.status === 'succeeded' || end.status === 'answered') return read(end);
    throw new ToolFailure({ code: 'sub-agent-incomplete', message: `${definition.name} did not come about: ${whyNot(end)}.` });
  });
}

function whyNot({ status, outcomes }: RunEnd): string {
  const reasons = outcomes.flatMap((outcome) => {
    if (outcome.status === 'failed' || outcome.status === 'denied') return [thrownMessage(outcome)];
    return outcome.status === 'needs-input' ? outcome.missing.map(({ question }) => question) : [];
  });
  return reasons.length > 0 ? reasons.join(' ') : status;
}
