import type { OrchestratorEvent } from '@octoweave/core';
import { missedChanges } from './match-changes.ts';
import { matchesValue } from './match-values.ts';
import { referencesIn } from './parse-scenarios.ts';
import type { PlayedTurn } from './play-scenario.ts';
import { checkLaws } from './check-laws.ts';
import type { ScenarioCall, ScenarioTurn } from './scenario.ts';

/**
 * What is wrong with what came of a turn, whatever way it went: the final state, what else was changed, who was asked for what, tools that were
 * started against the person's wish, and questions to devices that nobody asked.
 */
export function judgeGoal({ turn, events, changes, personMisses }: PlayedTurn): readonly string[] {
  const started = new Set<string>(events.flatMap((event) => (event.type === 'call-start' ? [event.call.toolId] : [])));
  return [
    ...[...changes].flatMap(([name, observed]) => missedChanges(observed, turn.changes[name] ?? {}).map((miss) => `${name}: ${miss}`)),
    ...personMisses,
    ...turn.forbid.filter((tool) => started.has(tool)).map((tool) => `${tool} was started`),
    ...wantedReadings(turn)
      .filter((call) => !events.some((event) => isReading(event, call)))
      .map(
        ({ tool, args, value }) =>
          `not found out: ${tool} ${JSON.stringify(args)}${value === undefined ? '' : ` -> ${JSON.stringify(value)}`}`,
      ),
    ...checkLaws(events),
  ];
}

/** Calls whose value the scenario speaks of, and that no other call needs: what the person wanted to know. */
function wantedReadings({ plans }: ScenarioTurn): readonly ScenarioCall[] {
  const calls = plans.flat().flatMap((step) => step.calls);
  const needed = new Set(calls.flatMap(({ args }) => referencesIn(args)));
  return calls.filter(({ ends, value }, index) => ends === 'succeeded' && value !== undefined && !needed.has(index + 1));
}

const isReading = (event: OrchestratorEvent, { tool, value }: ScenarioCall): boolean =>
  event.type === 'call-end' &&
  event.call.toolId === tool &&
  event.outcome.status === 'succeeded' &&
  (value === undefined || matchesValue(event.outcome.value, value));
