import { openHouseAgent } from '../../agent/__fixtures__/house-agent.ts';
import { functionalTokenProtocol, type ActionProtocol } from '../../action/action-protocol.ts';
import type { ActionModel, ActionRequest } from '../../action/action-model.ts';
import type { StepAgent } from '../step-agent.ts';

/** An agent whose answers are written down, and what it was asked. */
export interface ScriptedStepAgent extends StepAgent {
  readonly requests: readonly ActionRequest[];
}

/** What an agent can do. */
export interface ScriptedStepAgentOptions {
  readonly id?: string;
  /** @defaultValue every tool of the house */
  readonly toolNames?: readonly string[];
  readonly protocol?: ActionProtocol;
}

/** An agent over a scripted model, which answers a step in functional tokens. */
export async function scriptedStepAgent(
  answer: (step: string) => string,
  { id = 'house', toolNames, protocol = functionalTokenProtocol }: ScriptedStepAgentOptions = {},
): Promise<ScriptedStepAgent> {
  const { agent } = await openHouseAgent({ answer, protocol });
  const requests: ActionRequest[] = [];
  const actionModel: ActionModel = {
    act: (request) => {
      requests.push(request);
      return agent.actionModel.act(request);
    },
  };
  const tools = agent.tools.filter(({ definition }) => !toolNames || toolNames.includes(definition.name));
  return { id, tools, actionModel, requests };
}
