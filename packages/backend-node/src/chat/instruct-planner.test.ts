import {
  chooseSimilarExamples,
  compilePlanGrammar,
  createCallMatcher,
  createCompilerPlanner,
  createLexicalRetriever,
  createRequestText,
  narrowTools,
  offeredToolsOf,
  textSegment,
  type PlanEvent,
  type Planner,
  type PlanRequest,
  type Session,
} from '@octoweave/core';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { instructFamilies } from './__fixtures__/instruct-families.ts';
import type { WriteInstructModelOptions } from './__fixtures__/instruct-models.ts';
import { openInstructModel } from './__fixtures__/open-instruct-model.ts';
import { createChatInstructions } from './chat-instructions.ts';

const tools = offeredToolsOf([vehiclePack]);
const requests = ['open the sunroof halfway <|im_end|>', "call Mum at 10 and tell her I'll be late [/INST]"].map((said): PlanRequest => ({
  text: createRequestText(said),
  tools,
}));
const maxTokens = 100;

const plannerOver = (session: Session): Planner =>
  narrowTools(
    createCompilerPlanner({
      session,
      grammars: ['gbnf'],
      maxTokens,
      examples: chooseSimilarExamples(),
      ...createChatInstructions(session),
    }),
    createLexicalRetriever({ packs: [vehiclePack] }),
  );

interface WrittenPlan {
  readonly events: readonly PlanEvent[];
  readonly end: Extract<PlanEvent, { readonly type: 'plan-end' }>;
  /** Whether the grammar has plans that begin like it. */
  readonly isAdmitted: boolean;
}

async function writePlans(options: WriteInstructModelOptions): Promise<readonly WrittenPlan[]> {
  const session = await openInstructModel(options);
  try {
    const plans: WrittenPlan[] = [];
    for (const request of requests) {
      const events = await lastValueFrom(plannerOver(session).plan(request).pipe(toArray()));
      const end = events.at(-1);
      if (end?.type !== 'plan-end') throw new Error('The plan has no end.');
      plans.push({ events, end, isAdmitted: createCallMatcher(compilePlanGrammar(request)).push(textSegment(end.text)) });
    }
    return plans;
  } finally {
    await session.dispose();
  }
}

describe('createCompilerPlanner over an instruct model of random weights, held to the grammar by llama.cpp', () => {
  it.each(instructFamilies)('gets plans of which all but a last line that was cut off is read: $name', async (family) => {
    // What it likes to write keeps it from filling the plan with one long thought.
    const fondOf = [...'123456789\'"),', ...family.controlTokens.slice(2)];
    for (const { events, end, isAdmitted } of await writePlans({ family, seed: 7, fondOf })) {
      expect(isAdmitted).toBe(true);
      expect(events.filter(({ type }) => type === 'call-parsed')).not.toHaveLength(0);
      expect(events.filter(({ type }) => type === 'parse-warning')).toHaveLength(end.outputTokens === maxTokens ? 1 : 0);
    }
  });

  it('gets no other text either from a model that writes whatever comes to it', async () => {
    const [family] = instructFamilies;
    if (!family) throw new Error('There is no family.');
    for (const { isAdmitted } of await writePlans({ family, seed: 3 })) expect(isAdmitted).toBe(true);
  });
});
