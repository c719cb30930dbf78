import { defer, map, of, timeout, type Observable } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { fromAbortable } from '../internal/from-abortable.ts';
import { parseJsonValue } from '../internal/parse-json-value.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import type { DeviceChange, ToolContext } from '../tool/tool.ts';
import { isToolFailure } from '../tool/tool-failure.ts';
import { isToolNeedsInput } from '../tool/tool-needs-input.ts';
import type { AnyTool, AnyToolDefinition } from '../tool/tool-pack.ts';
import { outcomeOfThrow } from './outcome-of-throw.ts';

/** How a tool is run. */
export interface InvokeToolOptions {
  /** How long a call may take with all its attempts, in milliseconds. */
  readonly deadlineMs: number;
}

/** How a run ended; the changes it reported are kept apart, since they count whatever the end. */
type RunEnd =
  | Omit<Extract<ToolOutcome, { status: 'succeeded' }>, 'changes'>
  | Omit<Extract<ToolOutcome, { status: 'failed' }>, 'changes'>
  | Extract<ToolOutcome, { status: 'needs-input' }>;

/** Runs of a tool that only reads and failed for a reason it did not name are repeated this often. */
const readAttempts = 2;

/** Timers asked to wait longer fire at once. */
export const longestTimerMs: number = 2 ** 31 - 1;

/**
 * Runs a tool once, or a failing idempotent read twice, and says how it ended.
 *
 * - Emits exactly one outcome, which is JSON; a throw, a missed deadline and a result that is not JSON are `failed`, never an error.
 * - The outcome holds every change reported before it and none reported later.
 * - A tool that asks which of several things is meant is `needs-input`.
 * - The tool is told what was shown with consent.
 * - Unsubscribing aborts the tool, and so does missing the deadline.
 */
export function invokeTool(tool: AnyTool, call: ResolvedCall, { deadlineMs }: InvokeToolOptions): Observable<ToolOutcome> {
  return defer(() => {
    const changes: DeviceChange[] = [];
    const reportChange = (change: DeviceChange): void => void changes.push(change);
    return fromAbortable((signal) => runTool(tool, call, { signal, reportChange, shown: call.shown })).pipe(
      timeout({ first: Math.min(deadlineMs, longestTimerMs), with: () => of(missedDeadline(tool.definition, deadlineMs)) }),
      map((end): ToolOutcome => (end.status === 'needs-input' ? end : { ...end, changes: [...changes] })),
    );
  });
}

async function runTool({ definition, execute }: AnyTool, call: ResolvedCall, context: ToolContext): Promise<RunEnd> {
  const attempts = definition.effect === 'read' && definition.isIdempotent ? readAttempts : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return readResult(await execute(call.arguments, context), definition);
    } catch (error) {
      const isRepeatable = !isToolFailure(error) && !isToolNeedsInput(error) && attempt < attempts && !context.signal.aborted;
      if (!isRepeatable) return outcomeOfThrow(error, definition);
    }
  }
}

/** A tool that returns nothing has null as its value. */
function readResult(value: unknown, { name }: AnyToolDefinition): RunEnd {
  try {
    return { status: 'succeeded', value: parseJsonValue(value ?? null) };
  } catch (error) {
    const message = `${name} ran, but its result cannot be used: ${thrownMessage(error)}.`;
    return { status: 'failed', code: 'result-not-json', message, advice: undefined };
  }
}

const missedDeadline = ({ name }: AnyToolDefinition, deadlineMs: number): RunEnd => ({
  status: 'failed',
  code: 'deadline-missed',
  message: `${name} did not end within ${deadlineMs} ms.`,
  advice: 'Whether it took effect is not known; look at the device before trying again.',
});
