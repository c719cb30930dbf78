import { filter, lastValueFrom } from 'rxjs';
import { createCallRunner } from '../agent/create-call-runner.ts';
import { literal } from '../call/tool-call.ts';
import type { CallEvent } from '../scheduler/call-event.ts';
import { toolId, type ImplementedToolPack } from '../tool/tool-pack.ts';
import { exampleCalls, textPlaces, type ExampleCall } from './example-calls.ts';
import { expectNone, expectThat } from './expectations.ts';
import { hostileTexts } from './hostile-texts.ts';
import type { SimulatedToolPack, ToolPackConformanceCase } from './tool-pack-conformance.ts';

type CallEnd = Extract<CallEvent, { readonly type: 'call-end' }>;

/** How a call must not end before anybody was asked. */
const defects: ReadonlySet<string> = new Set(['tool-threw', 'preparation-invalid', 'deadline-missed']);

/** A law of calls that are prepared on a simulated device, and never run. */
const ofPreparations = (law: string, issuesOf: (simulated: SimulatedToolPack) => Promise<readonly string[]>): ToolPackConformanceCase => ({
  law,
  applies: ({ simulate }) => simulate !== undefined,
  async check({ simulate }) {
    expectThat(simulate !== undefined, 'there is no simulated device');
    expectNone(await issuesOf(await simulate()));
  },
});

/** What holds for tools that look at their device before anybody is asked. */
export const preparationLaws: readonly ToolPackConformanceCase[] = [
  ofPreparations('a look at the device before consent changes nothing, whatever the words', async ({ pack, device }) => {
    const spoken = textPlaces(pack).flatMap(({ definition, inputWith }) =>
      hostileTexts.map((text): ExampleCall => ({ definition, input: inputWith(text) })),
    );
    const hash = device.hash();
    const issues: string[] = [];
    for (const example of [...exampleCalls(pack), ...spoken]) {
      const { outcome } = await prepare(pack, example);
      if (outcome.status === 'failed' && defects.has(outcome.code)) issues.push(`${describe(example)}: ${outcome.message}`);
      if (device.hash() !== hash) return [...issues, `${describe(example)}: something has changed`];
    }
    return issues;
  }),
  ofPreparations('what a call is prepared to be run with stays so when it is prepared again', async ({ pack }) => {
    const issues: string[] = [];
    for (const example of exampleCalls(pack)) {
      const { resolved } = await prepare(pack, example);
      if (!resolved) continue;
      const again = await prepare(pack, { ...example, input: resolved.arguments });
      if (JSON.stringify(again.resolved?.arguments) !== JSON.stringify(resolved.arguments))
        issues.push(`${describe(example)}: it becomes ${JSON.stringify(resolved.arguments)} and then ${JSON.stringify(again)}`);
    }
    return issues;
  }),
  ofPreparations('what is shown is what the declaration says, and arguments', async ({ pack }) => {
    const issues: string[] = [];
    for (const example of exampleCalls(pack)) {
      const { definition } = example;
      const shows = definition.confirmation.policy === 'never' ? [] : (definition.confirmation.shows ?? []);
      const { resolved } = await prepare(pack, example);
      if (!resolved) continue;
      const shown = Object.keys(resolved.shown ?? {});
      const known = new Set([...shows, ...definition.parameters.map(({ name }) => name)]);
      issues.push(
        ...shown.filter((name) => !known.has(name)).map((name) => `${describe(example)}: it shows "${name}", which is not declared`),
        ...shows.filter((name) => !shown.includes(name)).map((name) => `${describe(example)}: it does not show "${name}"`),
      );
    }
    return issues;
  }),
];

/** How a call ends that goes as far as a dry run does: to where somebody would be asked. */
function prepare(pack: ImplementedToolPack, { definition, input }: ExampleCall): Promise<CallEnd> {
  const given = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, literal(value)]));
  const call = { id: '1', toolId: toolId(pack.name, definition.name), arguments: given };
  const { events } = createCallRunner({ packs: [pack] }).runCalls([call], { isDryRun: true });
  return lastValueFrom(events.pipe(filter((event) => event.type === 'call-end')));
}

const describe = ({ definition, input }: ExampleCall): string => `${definition.name} ${JSON.stringify(input).slice(0, 200)}`;
