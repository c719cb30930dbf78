import type { AgentEventBody, ToolCall, ToolOutcome } from '@octoweave/core';

/** A call of the car's sunroof under an id. */
export const sunroofCall = (id: string, after: readonly string[] = []): ToolCall => ({
  id,
  toolId: 'vehicle.operate_sunroof',
  arguments: { action: { type: 'literal', value: 'open' }, intensity: { type: 'literal', value: 50 } },
  ...(after.length > 0 && { after }),
});

/** It is done. */
export const succeeded: ToolOutcome = { status: 'succeeded', value: 50, changes: [] };

/** The end of a run of so many milliseconds. */
export const runEnd = (status: Extract<AgentEventBody, { type: 'run-end' }>['status'], totalMs = 0): AgentEventBody => ({
  type: 'run-end',
  status,
  outcomes: [],
  figures: { promptTokens: 0, cachedTokens: 0, outputTokens: 0, firstCallMs: undefined, totalMs },
});
