import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { controlSegment, controlToken, createAgent, textSegment, type OrchestratorEvent, type PromptSegment } from '@octoweave/core';
import { implementVehiclePack, simulatedVehicle, vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { openScriptedModel } from '../__fixtures__/scripted-model.ts';
import { composeOrchestrator } from '../compose/compose-orchestrator.ts';
import { createSpanRecorder, type CreateSpanRecorderOptions, type SpanRecorder } from './span-recorder.ts';
import { createAgentTrace } from './trace-agent-event.ts';

const tokenOf = (name: string): PromptSegment =>
  controlSegment(`<nexa_${vehiclePack.definitions.findIndex((tool) => tool.name === name)}>`);
const end = controlSegment(controlToken.end);
const openSunroof = [tokenOf('operate_sunroof'), textSegment("('open', 50)"), end];
const openTrunk = [tokenOf('control_trunk'), textSegment("('open', 'rear')"), end];
const steps = [textSegment('open the sunroof'), controlSegment(controlToken.split), textSegment('open the trunk'), end];

const record = (
  options: Partial<CreateSpanRecorderOptions> = {},
): { readonly recorder: SpanRecorder; readonly spans: () => readonly ReadableSpan[] } => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const model = { name: 'mini', provider: 'scripted' };
  const recorder = createSpanRecorder({
    tracer: provider.getTracer('test'),
    model,
    capturesContent: false,
    now: () => 1_800_000_000_000,
    ...options,
  });
  return { recorder, spans: () => exporter.getFinishedSpans() };
};

async function planned(): Promise<readonly OrchestratorEvent[]> {
  const model = await openScriptedModel({ answers: [steps, openSunroof, openTrunk], packs: [vehiclePack] });
  const packs = [{ implemented: implementVehiclePack({ device: simulatedVehicle() }) }];
  const approve = async () => ({ type: 'deny', message: 'No.' }) as const;
  const orchestrator = await composeOrchestrator({ packs, model, planner: 'split', approve, journal: undefined, terminal: undefined });
  const events: OrchestratorEvent[] = [];
  for await (const event of orchestrator.run('open the sunroof and then the trunk')) events.push(event);
  return events;
}

/** Each span below its parent. */
function treeOf(spans: readonly ReadableSpan[], parentId?: string): readonly unknown[] {
  return spans
    .filter((span) => span.parentSpanContext?.spanId === parentId)
    .toSorted((one, other) => one.startTime[0] - other.startTime[0] || one.startTime[1] - other.startTime[1])
    .map((span) => {
      const inner = treeOf(spans, span.spanContext().spanId);
      return inner.length === 0 ? span.name : [span.name, inner];
    });
}

describe('createSpanRecorder', () => {
  it('makes the spans of the conventions of the events alone', async () => {
    const { recorder, spans } = record();
    for (const event of await planned()) recorder.note(event);
    expect(treeOf(spans())).toEqual([
      [
        'invoke_agent octoweave',
        [
          [
            'round 1',
            [
              ['plan octoweave', ['chat mini']],
              ['invoke_agent scripted', ['chat mini', 'execute_tool vehicle.operate_sunroof']],
              ['invoke_agent scripted', ['chat mini', 'execute_tool vehicle.control_trunk']],
            ],
          ],
        ],
      ],
    ]);
    const tool = spans().find(({ name }) => name === 'execute_tool vehicle.operate_sunroof');
    expect(tool?.attributes).toMatchObject({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'vehicle.operate_sunroof',
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': '1',
      'octoweave.call.outcome': 'succeeded',
    });
    const chat = spans().find(({ name }) => name === 'chat mini');
    expect(chat?.kind).toBe(SpanKind.CLIENT);
    expect(chat?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'scripted',
      'gen_ai.request.model': 'mini',
      'gen_ai.usage.output_tokens': 4,
    });
  });

  it('holds nothing that was said or done, unless that is wanted', async () => {
    const events = await planned();
    const [quiet, open] = [record(), record({ capturesContent: true })];
    for (const event of events) {
      quiet.recorder.note(event);
      open.recorder.note(event);
    }
    const attributes = (spans: readonly ReadableSpan[]): string => JSON.stringify(spans.map((span) => span.attributes));
    expect(attributes(quiet.spans())).not.toMatch(/the trunk|intensity|messages/u);
    expect(attributes(open.spans())).toContain('open the sunroof and then the trunk');
    expect(open.spans().find(({ name }) => name === 'execute_tool vehicle.operate_sunroof')?.attributes).toMatchObject({
      'gen_ai.tool.call.arguments': '{"action":"open","intensity":50}',
      'gen_ai.tool.call.result': 'true',
    });
  });

  it('has a denial for an outcome, and no error of the tool', async () => {
    const { recorder, spans } = record();
    for (const event of await planned()) recorder.note(event);
    const trunk = spans().find(({ name }) => name === 'execute_tool vehicle.control_trunk');
    expect([trunk?.attributes['octoweave.call.outcome'], trunk?.status.code]).toEqual(['denied', SpanStatusCode.UNSET]);
  });

  it('ends every span of a run that fails, the innermost first', async () => {
    const { recorder, spans } = record();
    const events = await planned();
    for (const event of events.slice(0, events.findIndex(({ type }) => type === 'generation-start') + 1)) recorder.note(event);
    recorder.fail(new TypeError('no'));
    expect(spans().map(({ name }) => name)).toEqual(['chat mini', 'plan octoweave', 'round 1', 'invoke_agent octoweave']);
    expect(
      spans().every(({ status, attributes }) => status.code === SpanStatusCode.ERROR && attributes['error.type'] === 'TypeError'),
    ).toBe(true);
  });

  it('has the runs of agents, too', async () => {
    const model = await openScriptedModel({ answers: [openSunroof], packs: [vehiclePack] });
    const { recorder, spans } = record();
    const place = createAgentTrace(() => 'run-1');
    const packs = [implementVehiclePack({ device: simulatedVehicle() })];
    const agent = await createAgent({ backend: model.backend, model: { id: 'mini', location: 'mini' }, packs });
    for await (const event of agent.run('open the sunroof')) recorder.note(place(event));
    expect(treeOf(spans())).toEqual([['invoke_agent octoweave', ['chat mini', 'execute_tool vehicle.operate_sunroof']]]);
    expect(spans().at(-1)?.attributes).toMatchObject({ 'octoweave.run.id': 'run-1', 'octoweave.run.status': 'succeeded' });
  });
});
