import type { Observable } from 'rxjs';
import { fromAbortable } from '../internal/from-abortable.ts';
import type { JsonValue } from '../internal/json.ts';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { DeviceChange } from '../tool/tool.ts';
import { ToolFailure } from '../tool/tool-failure.ts';
import type { AnyTool } from '../tool/tool-pack.ts';

/** How a tool is run. */
export interface InvokeToolOptions {
  /** How long a tool may take, in milliseconds. */
  readonly deadlineMs: number;
}

/** Runs of a tool that only reads and failed for a reason it did not name are repeated this often. */
const readAttempts = 2;

/**
 * Runs a tool once, or a failing idempotent read twice, and says how it ended.
 *
 * - Emits exactly one outcome; a throw or a missed deadline is a `failed` outcome, never an error.
 * - Unsubscribing aborts the tool.
 */
export function invokeTool(tool: AnyTool, call: ResolvedCall, { deadlineMs }: InvokeToolOptions): Observable<ToolOutcome> {
  return fromAbortable(async (signal) => {
    const { definition } = tool;
    const attempts = definition.effect === 'read' && definition.isIdempotent ? readAttempts : 1;
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptTool(tool, call, { deadlineMs, signal });
      const isRepeatable = outcome.status === 'failed' && outcome.code === 'tool-threw' && attempt < attempts && !signal.aborted;
      if (!isRepeatable) return outcome;
    }
  });
}

interface AttemptOptions extends InvokeToolOptions {
  readonly signal: AbortSignal;
}

async function attemptTool({ definition, execute }: AnyTool, call: ResolvedCall, { deadlineMs, signal }: AttemptOptions): Promise<ToolOutcome> {
  const changes: DeviceChange[] = [];
  const deadline = new AbortController();
  const forward = (): void => deadline.abort();
  signal.addEventListener('abort', forward, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<ToolOutcome>((resolve) => {
    timer = setTimeout(() => {
      deadline.abort();
      resolve({
        status: 'failed',
        code: 'deadline-missed',
        message: `${definition.name} did not end within ${deadlineMs} ms.`,
        advice: 'Whether it took effect is not known; look at the device before trying again.',
        changes: [...changes],
      });
    }, deadlineMs);
  });
  const run = async (): Promise<ToolOutcome> => {
    try {
      const value = (await execute(call.arguments, { signal: deadline.signal, reportChange: (change) => changes.push(change) })) as JsonValue;
      return { status: 'succeeded', value: value ?? null, changes };
    } catch (error) {
      return toFailedOutcome(error, { toolName: definition.name, changes });
    }
  };
  try {
    return await Promise.race([run(), overdue]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', forward);
  }
}

function toFailedOutcome(error: unknown, { toolName, changes }: { readonly toolName: string; readonly changes: readonly DeviceChange[] }): ToolOutcome {
  if (error instanceof ToolFailure) return { status: 'failed', code: error.code, message: error.message, advice: error.advice, changes };
  const reason = error instanceof Error ? error.message : String(error);
  return { status: 'failed', code: 'tool-threw', message: `${toolName} failed: ${reason}`, advice: undefined, changes };
}
