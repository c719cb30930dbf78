import { createRequestText, createSplitPlanner, denyAll, type OfferTools } from '@octoweave/core';
import { parseEvaluationCases, requestsOf, type PredictedCall } from '@octoweave/core/evaluation';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeAgent } from '../compose/compose-agent.ts';
import { openModel } from '../compose/open-model.ts';
import { openPacks, simulated } from '../compose/open-packs.ts';
import { findPacks } from '../compose/pack/known-packs.ts';
import { createCaseClock } from './case-clock.ts';
import { findLookedUpParameters } from './looked-up-parameters.ts';
import { narrowAgent } from './narrow-agent.ts';
import { predictWithAgent, type EvaluatedAgent } from './predict-with-agent.ts';

const clock = createCaseClock();
const { packs: opened } = await openPacks(await findPacks(['vehicle']), simulated);
const packs = opened.map(({ implemented }) => implemented);
const offerNothing: OfferTools = () => [];
const offerAll: OfferTools = (_, tools) => tools;

let agent: Awaited<ReturnType<typeof composeAgent>>;
let predictedBy: (evaluated: EvaluatedAgent, query: string) => Promise<readonly PredictedCall[]>;

beforeAll(async () => {
  const model = await openModel({ pack: ['vehicle'] });
  agent = await composeAgent({ packs: opened, model, approve: denyAll, context: clock.context });
  const planner = createSplitPlanner({ session: model.session });
  predictedBy = async (evaluated, query) => {
    const predict = predictWithAgent(evaluated, { clock, planner, isLookedUp: findLookedUpParameters(packs) });
    const { cases } = parseEvaluationCases(JSON.stringify({ id: '1', query, calls: [] }));
    const prediction = await predict(cases.flatMap(requestsOf)[0]!, { earlier: [], signal: undefined });
    return prediction.status === 'predicted' ? prediction.calls : [];
  };
});
afterAll(() => agent.dispose());

describe('narrowAgent', () => {
  const query = 'open the sunroof halfway and lock all the doors';

  it('predicts as the agent itself where everything is offered', async () => {
    const own = await predictedBy(agent, query);
    expect(own.map(({ tool }) => tool)).toEqual(['vehicle.operate_sunroof', 'vehicle.control_door_lock']);
    expect(await predictedBy(narrowAgent(agent, { offer: offerAll, packs, context: clock.context }), query)).toEqual(own);
  });

  it('calls only what is offered for the request', async () => {
    const offer: OfferTools = ({ folded }, tools) =>
      tools.filter(({ toolId }) => folded.includes('sunroof') === toolId.endsWith('sunroof'));
    const narrowed = narrowAgent(agent, { offer, packs, context: clock.context });
    expect((await predictedBy(narrowed, query)).map(({ tool }) => tool)).not.toContain('vehicle.control_door_lock');
    expect((await predictedBy(narrowed, 'lock all the doors')).map(({ tool }) => tool)).toEqual(['vehicle.control_door_lock']);
  });

  it('calls only what is offered for a step', async () => {
    const { actionModel } = narrowAgent(agent, { offer: offerNothing, packs, context: clock.context });
    const events = await lastValueFrom(actionModel.act({ text: createRequestText('lock all the doors') }).pipe(toArray()));
    expect(events.map(({ type }) => type)).not.toContain('call-parsed');
  });
});
