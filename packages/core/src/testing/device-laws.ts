import { lastValueFrom } from 'rxjs';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { JsonValue } from '../internal/json.ts';
import { invokeTool } from '../scheduler/invoke-tool.ts';
import { toolId, type AnyTool, type ToolPack } from '../tool/tool-pack.ts';
import { exampleCalls, refusedParameters, textPlaces, type ExampleCall, type TextPlace } from './example-calls.ts';
import { expectNone, expectThat } from './expectations.ts';
import { hostileTexts } from './hostile-texts.ts';
import type { SimulatedToolPack, ToolPackConformanceCase } from './tool-pack-conformance.ts';

type Simulate = () => SimulatedToolPack | Promise<SimulatedToolPack>;

/** How a call ended and what it left behind. */
interface DeviceRun {
  readonly outcome: ToolOutcome;
  readonly hashBefore: string;
  readonly hashAfter: string;
}

/** Words that mean nothing to any device. */
const plainText = 'seven quiet zebras';
const deadlineMs = 60_000;
/** Ends of a call that no tool may have, whatever it is called with. */
const defects: ReadonlySet<string> = new Set(['tool-threw', 'result-not-json', 'deadline-missed']);

const onDevice = (law: string, issuesOf: (simulate: Simulate, pack: ToolPack) => Promise<readonly string[]>): ToolPackConformanceCase => ({
  law,
  applies: ({ simulate }) => simulate !== undefined,
  check: async ({ pack, simulate }) => {
    expectThat(simulate !== undefined, 'there is no simulated device');
    expectNone(await issuesOf(simulate, pack));
  },
});

/** A law of every example, each on a new device. */
const everyExample = (
  law: string,
  issuesOf: (example: ExampleCall, simulated: SimulatedToolPack) => Promise<readonly string[]>,
): ToolPackConformanceCase =>
  onDevice(law, async (simulate, pack) => {
    const issues: string[] = [];
    for (const example of exampleCalls(pack))
      for (const issue of await issuesOf(example, await simulate()))
        issues.push(`${example.definition.name} ${JSON.stringify(example.input)}: ${issue}`);
    return issues;
  });

/** What holds for tools that run on a simulated device. */
export const deviceLaws: readonly ToolPackConformanceCase[] = [
  everyExample('an example succeeds as its declaration says, or asks which of several things is meant', async (example, simulated) => {
    const { outcome } = await run(example, simulated);
    if (outcome.status === 'needs-input') return [];
    if (outcome.status !== 'succeeded') return [`it ended as ${JSON.stringify(outcome)}`];
    const checked = await example.definition.output['~standard'].validate(outcome.value);
    return (checked.issues ?? []).map(({ message }) => `the result ${JSON.stringify(outcome.value)} is another one: ${message}`);
  }),
  everyExample('what changes is reported, and what does not change is not', async (example, simulated) => {
    const { outcome, hashBefore, hashAfter } = await run(example, simulated);
    const isReported = 'changes' in outcome && outcome.changes.length > 0;
    if (isReported === (hashBefore !== hashAfter)) return [];
    return [isReported ? 'it reports a change, and nothing has changed' : 'something has changed, and it reports no change'];
  }),
  everyExample('a tool that reads changes nothing', async (example, simulated) => {
    if (example.definition.effect !== 'read') return [];
    const { hashBefore, hashAfter } = await run(example, simulated);
    return hashBefore === hashAfter ? [] : ['something has changed'];
  }),
  everyExample('an idempotent tool changes nothing the second time', async (example, simulated) => {
    if (!example.definition.isIdempotent) return [];
    await run(example, simulated);
    const { hashBefore, hashAfter } = await run(example, simulated);
    return hashBefore === hashAfter ? [] : ['something has changed again'];
  }),
  everyExample('a call that is cancelled before it begins changes nothing', async ({ definition, input }, { pack, device }) => {
    const before = device.hash();
    const context = { signal: AbortSignal.abort(), reportChange: () => undefined };
    await Promise.allSettled([toolOf(pack, definition.name).execute(await checkedInput({ definition, input }), context)]);
    return device.hash() === before ? [] : ['something has changed'];
  }),
  onDevice('the same calls end in the same state', async (simulate, pack) => {
    const replay = async (): Promise<string> => {
      const simulated = await simulate();
      for (const example of exampleCalls(pack)) await run(example, simulated);
      return simulated.device.hash();
    };
    return (await replay()) === (await replay()) ? [] : ['the second time the device is in another state'];
  }),
  onDevice('a text arrives as it was given, white space around it aside, or is refused', async (simulate, pack) => {
    const issues: string[] = [];
    for (const place of textPlaces(pack)) {
      const isKept = (await endOfText(place, plainText, simulate)) === 'kept';
      for (const text of hostileTexts) {
        const end = await endOfText(place, text, simulate);
        const where = `${place.definition.name}, ${place.parameter} ${JSON.stringify(text.slice(0, 40))}`;
        if (end === 'defect') issues.push(`${where}: it ended with a defect`);
        else if (isKept && end === 'absent') issues.push(`${where}: the device has other words`);
      }
    }
    return issues;
  }),
];

/** Whether a text is on the device after a call with it, or why it is not. */
async function endOfText(place: TextPlace, text: string, simulate: Simulate): Promise<'kept' | 'absent' | 'refused' | 'defect'> {
  const input = place.inputWith(text);
  if (refusedParameters(place.definition, input).length > 0) return 'refused';
  const simulated = await simulate();
  const { outcome } = await run({ definition: place.definition, input }, simulated);
  if (outcome.status === 'failed') return defects.has(outcome.code) ? 'defect' : 'refused';
  if (outcome.status !== 'succeeded') return 'refused';
  return holdsText(simulated.device.snapshot(), text.trim()) ? 'kept' : 'absent';
}

async function run(example: ExampleCall, { pack, device }: SimulatedToolPack): Promise<DeviceRun> {
  const { name } = example.definition;
  const hashBefore = device.hash();
  const call = { id: '1', toolId: toolId(pack.name, name), arguments: await checkedInput(example) };
  const outcome = await lastValueFrom(invokeTool(toolOf(pack, name), call, { deadlineMs }));
  await pack.settle?.();
  return { outcome, hashBefore, hashAfter: device.hash() };
}

async function checkedInput({ definition, input }: ExampleCall): Promise<Readonly<Record<string, JsonValue>>> {
  const checked = await definition.input['~standard'].validate(input);
  expectThat(!checked.issues, `${definition.name}: ${JSON.stringify(input)} is not valid`);
  return checked.value as Readonly<Record<string, JsonValue>>;
}

function toolOf({ tools }: SimulatedToolPack['pack'], name: string): AnyTool {
  const tool = tools.find(({ definition }) => definition.name === name);
  expectThat(tool !== undefined, `${name} is not implemented`);
  return tool;
}

/** Whether a text, or a list or object that holds it, is the value or within it. */
function holdsText(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  return (
    typeof value === 'object' && value !== null && Object.entries(value).some(([key, item]) => key.trim() === text || holdsText(item, text))
  );
}
