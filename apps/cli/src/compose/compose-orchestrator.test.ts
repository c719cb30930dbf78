import {
  controlSegment,
  controlToken,
  createConversation,
  denyAll,
  textSegment,
  type OrchestratorEvent,
  type PromptSegment,
} from '@octoweave/core';
import { androidPack, implementAndroidPack, simulatedPhone } from '@octoweave/tools-android';
import { implementVehiclePack, simulatedVehicle, vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { openScriptedModel, written, type ScriptedModel } from '../__fixtures__/scripted-model.ts';
import { scriptedTerminal } from '../__fixtures__/scripted-terminal.ts';
import type { Terminal } from '../input/terminal.ts';
import { composeOrchestrator } from './compose-orchestrator.ts';
import { resolvePlanner } from './resolve-planner.ts';

const control = controlSegment;
const text = textSegment;
const end = control(controlToken.end);
const tokenOf = (name: string): PromptSegment => control(`<nexa_${vehiclePack.definitions.findIndex((tool) => tool.name === name)}>`);

const splitModel = (answers: readonly (readonly PromptSegment[])[]): Promise<ScriptedModel> =>
  openScriptedModel({ answers, packs: [vehiclePack], metadata: { 'octoweave.plan.format': '1' } });

const inCar = async (model: ScriptedModel) => {
  const device = simulatedVehicle();
  const packs = [{ implemented: implementVehiclePack({ device }) }];
  const planner = resolvePlanner('split', model);
  return {
    planner,
    orchestrator: await composeOrchestrator({ packs, model, planner, approve: denyAll, journal: undefined, terminal: undefined }),
  };
};

const onPhone = async (model: ScriptedModel, terminal?: Terminal) => {
  const device = simulatedPhone();
  const packs = [{ implemented: implementAndroidPack({ device }) }];
  const orchestrator = await composeOrchestrator({
    packs,
    model,
    planner: resolvePlanner(undefined, model),
    approve: async ({ digest }) => ({ type: 'approve', digest, by: 'rule' }),
    journal: undefined,
    terminal,
  });
  return { device, orchestrator };
};

async function hear(events: AsyncIterable<OrchestratorEvent>): Promise<readonly OrchestratorEvent[]> {
  const heard: OrchestratorEvent[] = [];
  for await (const event of events) heard.push(event);
  return heard;
}

const ending = (events: readonly OrchestratorEvent[]): string | undefined =>
  events.flatMap((event) => (event.type === 'run-end' ? [event.status] : [])).at(-1);

describe('composeOrchestrator', () => {
  it('has a model that was made to split requests plan steps, and write the calls of each', async () => {
    const model = await splitModel([
      [text('open the sunroof'), control(controlToken.split), text('lock all the doors'), end],
      [tokenOf('operate_sunroof'), text("('open', 50)"), end],
      [tokenOf('control_door_lock'), text("('all', 'lock')"), end],
    ]);
    const { planner, orchestrator } = await inCar(model);
    const events = await hear(orchestrator.run('open the sunroof and then lock all the doors'));
    expect(planner).toBe('split');
    expect(events.flatMap((event) => (event.type === 'step-end' ? [`${event.step.text}: ${event.outcome.status}`] : []))).toEqual([
      'open the sunroof: succeeded',
      'lock all the doors: succeeded',
    ]);
    expect(ending(events)).toBe('succeeded');
  });

  it('gives a model that splits requests the request alone: plan format 1 has no earlier turns', async () => {
    const open = [tokenOf('operate_sunroof'), text("('open', 50)"), end];
    const model = await splitModel([[text('open the sunroof'), end], open, [text('close it'), end], open]);
    const { orchestrator } = await inCar(model);
    const conversation = createConversation();
    await hear(orchestrator.run('open the sunroof', { conversation }));
    await hear(orchestrator.run('and close it', { conversation }));
    const asked = model.prompts.filter((prompt) => prompt.some((segment) => segment.text === controlToken.plan))[1];
    expect(asked?.map((segment) => segment.text).join('')).toBe('<nexa_plan> and close it<nexa_response>');
  });

  it('has an instruct model write calls, and tells its answer', async () => {
    const model = await openScriptedModel({
      instruction: {},
      answers: [written('1. send_text_message("Mom", "I am late")\njoin()<END_OF_PLAN>'), written('Finish(Mom knows)<END_OF_PLAN>')],
    });
    const { device, orchestrator } = await onPhone(model);
    const events = await hear(orchestrator.run('tell Mom that I am late'));
    expect(events.find(({ type }) => type === 'answer')).toMatchObject({ text: 'Mom knows' });
    expect(JSON.stringify(device.snapshot())).toContain('I am late');
  });

  it('asks at the terminal what a call needs to know, and goes on with the answer', async () => {
    const terminal = scriptedTerminal(['Maria Garcia, +14155550102']);
    const model = await openScriptedModel({ instruction: {}, answers: [written('1. make_phone_call("Maria")\njoin()<END_OF_PLAN>')] });
    const { orchestrator } = await onPhone(model, terminal);
    const events = await hear(orchestrator.run('call Maria'));
    expect(terminal.shown[0]).toContain('Several contacts are called "Maria". Which one?');
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['question-request', 'question-end']));
  });

  it('ends as incomplete where nobody can be asked', async () => {
    const model = await openScriptedModel({ instruction: {}, answers: [written('1. make_phone_call("Maria")\njoin()<END_OF_PLAN>')] });
    const { orchestrator } = await onPhone(model);
    expect(ending(await hear(orchestrator.run('call Maria')))).toBe('incomplete');
  });
});

describe('resolvePlanner', () => {
  it('takes what the model was made for, and refuses what it was not', async () => {
    const plain = await openScriptedModel({ answers: [], packs: [vehiclePack] });
    const instruct = await openScriptedModel({ answers: [], instruction: {}, packs: [androidPack] });
    expect(resolvePlanner(true, plain)).toBe('calls');
    expect(() => resolvePlanner('split', plain)).toThrow('was not made to split requests');
    expect(resolvePlanner('split', await splitModel([]))).toBe('split');
    expect(resolvePlanner(true, await splitModel([]))).toBe('calls');
    expect(resolvePlanner(undefined, instruct)).toBe('compiler');
    expect(resolvePlanner('json', instruct)).toBe('json');
    expect(() => resolvePlanner('compiler', plain)).toThrow('takes a model that follows instructions');
    expect(() => resolvePlanner('calls', instruct)).toThrow('--plan takes compiler or json');
  });
});
