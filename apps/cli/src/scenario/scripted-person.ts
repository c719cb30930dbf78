import { literal, verbatim, type Approve, type AskPerson, type CallArgument, type JsonValue } from '@octoweave/core';
import { matchesValue } from './match-values.ts';
import type { ScenarioTurn, ScriptedAnswer, ScriptedConsent } from './scenario.ts';

/** Somebody who says what is written down, and notes what they were not to be asked. */
export interface ScriptedPerson {
  readonly approve: Approve;
  readonly ask: AskPerson;
  /** What was asked without being expected, and what was not asked. */
  misses(): readonly string[];
}

/**
 * A person of one turn.
 *
 * - Whatever was not foreseen is denied, or not answered, and noted.
 */
export function createScriptedPerson({ consent, answers }: Pick<ScenarioTurn, 'consent' | 'answers'>): ScriptedPerson {
  const consents = [...consent];
  const replies = [...answers];
  const surprises: string[] = [];

  const takeReply = (
    tool: string,
    { parameter, choices }: Pick<ScriptedAnswer, 'parameter'> & { readonly choices: readonly JsonValue[] },
  ) => {
    const index = replies.findIndex(
      (reply) => reply.tool === tool && reply.parameter === parameter && (!reply.choices || matchesValue(choices, reply.choices)),
    );
    if (index === -1) surprises.push(`was asked about ${parameter} of ${tool}${choices.length > 0 ? `: ${JSON.stringify(choices)}` : ''}`);
    return index === -1 ? undefined : replies.splice(index, 1)[0]?.answer;
  };

  return {
    approve: async ({ call: { toolId, arguments: values, shown }, digest, message }) => {
      const seen = { ...values, ...shown };
      const index = consents.findIndex(({ tool, with: expected }) => tool === toolId && matchesValue(seen, expected));
      const [said] = index === -1 ? [] : consents.splice(index, 1);
      if (!said) surprises.push(`was asked for consent: ${toolId} ${JSON.stringify(seen)} "${message}"`);
      return decide(said?.decision ?? 'deny', digest);
    },
    ask: async ({ calls }) =>
      new Map(
        calls.map(({ call, outcome }) => {
          const missing = outcome.status === 'needs-input' ? outcome.missing : [];
          const given = missing.flatMap(({ parameter, choices }): readonly (readonly [string, CallArgument])[] => {
            const answer = takeReply(call.toolId, { parameter, choices });
            return answer === undefined || answer === null ? [] : [[parameter, argumentOf(answer, choices)]];
          });
          return [call.id, Object.fromEntries(given)] as const;
        }),
      ),
    misses: () => [
      ...surprises,
      ...consents.map(({ tool, with: expected }) => `was not asked for consent: ${tool} ${JSON.stringify(expected)}`),
      ...replies.map(({ tool, parameter }) => `was not asked about ${parameter} of ${tool}`),
    ],
  };
}

function decide(decision: ScriptedConsent['decision'], digest: string): Awaited<ReturnType<Approve>> {
  if (decision === 'approve') return { type: 'approve', digest, by: 'person' };
  return decision === 'deny' ? { type: 'deny', message: 'The person said no.' } : { type: 'edit', arguments: decision.edit };
}

/** One of the choices is a value; anything else is words. */
function argumentOf(answer: JsonValue, choices: readonly JsonValue[]): CallArgument {
  const isChoice = choices.some((choice) => JSON.stringify(choice) === JSON.stringify(answer));
  return isChoice || typeof answer !== 'string' ? literal(answer) : verbatim(answer);
}
