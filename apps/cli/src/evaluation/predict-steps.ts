import { createRequestText, type ActionModel, type Planner } from '@octoweave/core';
import type { PredictedCall, Prediction } from '@octoweave/core/evaluation';
import { lastValueFrom, toArray } from 'rxjs';

/** Who makes steps of a request, and who carries each of them out. */
export interface PredictStepsOptions {
  readonly planner: Planner;
  readonly actionModel: ActionModel;
  /** What the planner may plan for. */
  readonly tools: Parameters<Planner['plan']>[0]['tools'];
}

/**
 * Predicts the steps of a request by the tools that an action model calls for the words of each step alone.
 *
 * - A step that needs several tools counts as several; one that no tool serves counts as none, as nothing would be done.
 */
export async function predictSteps(query: string, { planner, actionModel, tools }: PredictStepsOptions): Promise<Prediction> {
  const events = await lastValueFrom(planner.plan({ text: createRequestText(query), tools }).pipe(toArray()));
  const calls: PredictedCall[] = [];
  for (const event of events)
    if (event.type === 'step-parsed')
      for (const tool of await toolsOf(event.step.text, actionModel)) calls.push({ tool, args: { text: event.step.text } });
  const end = events.find((event) => event.type === 'plan-end');
  return { status: 'predicted', calls, ...(end && { text: end.text, outputTokens: end.outputTokens }) };
}

/** The tools of the calls that are not nested in another one, each once. */
async function toolsOf(step: string, actionModel: ActionModel): Promise<readonly string[]> {
  const events = await lastValueFrom(actionModel.act({ text: createRequestText(step) }).pipe(toArray()));
  const calls = events.flatMap((event) => (event.type === 'call-parsed' && !event.call.id.includes('.') ? [event.call.toolId] : []));
  return [...new Set(calls)];
}
