import type { ToolCall } from '../call/tool-call.ts';
import type { AgentEventBody } from './agent-event.ts';

/** What a plan is made of while it is being written: calls, and what is told of the writing. */
export type PlanStep =
  | { readonly type: 'call'; readonly call: ToolCall }
  | {
      readonly type: 'event';
      readonly event: Extract<AgentEventBody, { readonly type: 'generation-start' | 'generation-end' | 'parse-warning' }>;
    };
