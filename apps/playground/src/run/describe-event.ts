import type { AgentEvent, ToolOutcome } from '@octoweave/core';
import { describeArguments, describeChange } from './describe-values.ts';
import { describeResult } from './describe-result.ts';

/** One line of the log: what it was, and what there is to say of it. */
export interface EventLine {
  readonly name: string;
  readonly detail: string;
  /** Whether it went otherwise than asked for. */
  readonly isTrouble: boolean;
}

/** An event as a line of the log. */
export function describeEvent(event: AgentEvent): EventLine {
  const line = (name: string, detail = '', isTrouble = false): EventLine => ({ name, detail, isTrouble });
  switch (event.type) {
    case 'run-start':
      return line('request', event.query ?? 'goes on with the answer');
    case 'generation-start':
      return line('prompt read', `${event.promptTokens} tokens, ${event.cachedTokens} of them from the cache`);
    case 'generation-end':
      return line('answer written', `${event.outputTokens} tokens  ${event.text}`);
    case 'call-planned':
      return line('call planned', event.call.toolId);
    case 'approval-request':
      return line('consent asked', event.request.message);
    case 'approval-end':
      return line('consent', { approve: 'approved', edit: 'approved with other values', deny: 'denied' }[event.decision.type]);
    case 'call-start':
      return line('call started', `${event.resolved.toolId}  ${describeArguments(event.resolved.arguments)}`);
    case 'call-end':
      return line(
        `call ${wordOf(event.outcome)}`,
        `${event.call.toolId}  ${describeOutcome(event.outcome)}`,
        event.outcome.status !== 'succeeded',
      );
    case 'parse-warning':
    case 'journal-warning':
      return line('note', event.message, true);
    case 'run-end':
      return line(`run ${event.status}`, `${Math.round(event.figures.totalMs)} ms in all`, event.status !== 'succeeded');
  }
}

const wordOf = ({ status }: ToolOutcome): string =>
  ({ succeeded: 'done', failed: 'failed', skipped: 'skipped', denied: 'denied', 'needs-input': 'asks' })[status];

const skipReasons = { dependency: 'a call it needs did not succeed', 'dry-run': 'dry run', cancelled: 'stopped before it began' } as const;

/** How a call ended, in words. */
export function describeOutcome(outcome: ToolOutcome): string {
  switch (outcome.status) {
    case 'succeeded':
      return [...describeResult(outcome.value), ...outcome.changes.map(describeChange)].join('; ');
    case 'failed':
      return [outcome.message, outcome.advice].filter(Boolean).join(' ');
    case 'skipped':
      return skipReasons[outcome.reason.type];
    case 'denied':
      return outcome.message;
    case 'needs-input':
      return outcome.missing.map(({ question }) => question).join(' ');
  }
}
