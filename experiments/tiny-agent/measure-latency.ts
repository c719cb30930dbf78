import { lastValueFrom } from 'rxjs';
import { offerOf, type ToolChoice } from './measure-retrieval.ts';
import type { RequestSet } from './request-sets.ts';
import { timeInTurns, type Contestant, type TurnTimes } from './time-in-turns.ts';

/** How long one choice takes, retrieval included. */
export interface ChoiceLatency extends TurnTimes {
  readonly choice: string;
}

/** Times the choices against each other on the requests of one set. */
export async function measureLatency(set: RequestSet, choices: readonly ToolChoice[]): Promise<readonly ChoiceLatency[]> {
  const contestants = choices.map((choice): Contestant => {
    const offer = offerOf(choice);
    const { tools: known, actionModel } = choice.agent;
    return async (text) => {
      const tools = await offer(text, known);
      await lastValueFrom(actionModel.act({ text, offered: new Set(tools.map(({ toolId }) => toolId)) }));
    };
  });
  const times = await timeInTurns(set, contestants);
  return choices.map(({ name }, place) => ({ choice: name, ...times[place]! }));
}
