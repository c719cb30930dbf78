import type { EndedCall } from '../call/continue-calls.ts';
import type { CallArgument } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';

/** The most characters of a value; what is longer ends in an ellipsis. */
const longestValue = 400;

/**
 * What came of a call, for a planner to read: `1. home.find_contact {"name":"Sid"} -> "555 0100"`.
 *
 * - One line whatever the tool returned, since values are JSON: a result cannot look like a line of its own.
 */
export function printObservation({ call, outcome }: EndedCall): string {
  const named = Object.fromEntries(Object.entries(call.arguments).map(([name, argument]) => [name, valueOf(argument)]));
  return `${call.id}. ${call.toolId} ${shorten(JSON.stringify(named))} -> ${shorten(describeOutcome(outcome))}`;
}

function valueOf(argument: CallArgument): JsonValue {
  switch (argument.type) {
    case 'literal':
      return argument.value;
    case 'verbatim':
      return `${argument.isNegated ? '-' : ''}${argument.text}`;
    case 'reference':
      return { $ref: argument.callId };
    case 'list':
      return argument.items.map(valueOf);
    case 'missing':
      return { $missing: true };
    default:
      return assertNever(argument);
  }
}

function describeOutcome(outcome: ToolOutcome): string {
  switch (outcome.status) {
    case 'succeeded':
      return JSON.stringify(outcome.value);
    case 'failed':
      return `failed, ${JSON.stringify(outcome.message)}`;
    case 'denied':
      return `denied, ${JSON.stringify(outcome.message)}`;
    case 'skipped':
      return outcome.reason.type === 'dependency' ? `skipped, as call ${outcome.reason.callId} did not succeed` : 'skipped';
    case 'needs-input':
      return `needs input, ${JSON.stringify(outcome.missing.map(({ question }) => question).join(' '))}`;
    default:
      return assertNever(outcome);
  }
}

function shorten(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}
