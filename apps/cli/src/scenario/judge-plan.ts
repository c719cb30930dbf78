import type { CallId, OrchestratorEvent, ToolOutcome } from '@octoweave/core';
import { matchesValue } from './match-values.ts';
import type { PlayedTurn } from './play-scenario.ts';
import type { CallEnd, PlanSyntax, ScenarioCall } from './scenario.ts';

/**
 * What is wrong with how a perfect plan was carried out: every call of it, in its order, with the end it must have; the status of the run, its
 * warnings, what the person was told.
 *
 * - In steps a call that is skipped is not even planned, what the person is told is not written, and independent steps have no order.
 */
export function judgePlan({ turn, events }: PlayedTurn, syntax: PlanSyntax): readonly string[] {
  const planned = turn.plans.flat().flatMap((step) => step.calls);
  const unplanned: ReadonlySet<CallEnd> = new Set<CallEnd>(syntax === 'compiler' ? ['repeated'] : ['repeated', 'skipped']);
  const expected = planned.filter(({ ends }) => !unplanned.has(ends));
  const warnings = events.flatMap((event) => (event.type === 'parse-warning' ? [event.code] : []));
  const end = events.find((event) => event.type === 'run-end');
  return [
    ...(syntax === 'compiler' ? missedCalls(endedCalls(events), expected) : missedCalls(byTool(endedCalls(events)), byTool(expected))),
    ...missed('warnings', warnings.join(', '), turn.warnings.join(', ')),
    ...missed('status', end?.status, turn.status),
    ...(syntax === 'compiler' && turn.answer !== undefined ? missed('answer', end?.answer, turn.answer) : []),
    ...missed('query', events.find((event) => event.type === 'run-start')?.query, turn.query),
  ];
}

const missed = (what: string, got: string | undefined, expected: string): readonly string[] =>
  got === expected ? [] : [`${what}: "${got ?? 'none'}" is not "${expected}"`];

/** Steps that do not depend on each other are carried out at the same time: only within a tool is there an order. */
const byTool = <Call extends { readonly tool: string }>(calls: readonly Call[]): readonly Call[] =>
  calls.toSorted((one, other) => one.tool.localeCompare(other.tool));

interface EndedTool {
  readonly tool: string;
  readonly outcome: ToolOutcome;
}

/** How each call ended at last, in the order they were planned. */
function endedCalls(events: readonly OrchestratorEvent[]): readonly EndedTool[] {
  const ended = new Map<CallId, EndedTool | undefined>();
  for (const event of events) {
    if (event.type === 'call-planned' && !ended.has(event.call.id)) ended.set(event.call.id, undefined);
    if (event.type === 'call-end') ended.set(event.call.id, { tool: event.call.toolId, outcome: event.outcome });
  }
  return [...ended.values()].filter((call) => call !== undefined);
}

function missedCalls(ended: readonly EndedTool[], expected: readonly ScenarioCall[]): readonly string[] {
  const told = ended.map(({ tool, outcome }) => `${tool} ${endOf(outcome)}`);
  const wanted = expected.map(({ tool, ends }) => `${tool} ${ends}`);
  if (told.join('; ') !== wanted.join('; ')) return [`calls: ${told.join('; ')} are not ${wanted.join('; ')}`];
  return expected.flatMap(({ tool, value }, index) => {
    const outcome = ended[index]?.outcome;
    if (value === undefined || outcome?.status !== 'succeeded' || matchesValue(outcome.value, value)) return [];
    return [`${tool} gave ${JSON.stringify(outcome.value)}, which is not ${JSON.stringify(value)}`];
  });
}

const endOf = (outcome: ToolOutcome): CallEnd => (outcome.status === 'failed' ? `failed:${outcome.code}` : outcome.status);
