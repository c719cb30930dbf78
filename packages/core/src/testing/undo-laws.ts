import type { JsonValue } from '../internal/json.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import type { JournalledRun } from '../journal/read-journal.ts';
import type { DeviceChange } from '../tool/tool.ts';
import type { ImplementedToolPack } from '../tool/tool-pack.ts';
import { planUndo } from '../undo/plan-undo.ts';
import { exampleCalls } from './example-calls.ts';
import { expectNone, expectThat } from './expectations.ts';
import { runAndUndo, type UndoneRun } from './run-and-undo.ts';
import type { ConformanceDevice, ToolPackConformanceCase } from './tool-pack-conformance.ts';

interface UndoneExample extends UndoneRun {
  readonly pack: ImplementedToolPack;
  readonly device: ConformanceDevice;
  readonly hashBefore: string;
}

/** A law of every example that was run and undone on a new device. */
const everyUndoneExample = (law: string, issuesOf: (undone: UndoneExample) => readonly string[]): ToolPackConformanceCase => ({
  law,
  applies: ({ simulate }) => simulate !== undefined,
  async check({ pack: declared, simulate }) {
    expectThat(simulate !== undefined, 'there is no simulated device');
    const issues: string[] = [];
    for (const { definition, input } of exampleCalls(declared)) {
      const { pack, device } = await simulate();
      const hashBefore = device.hash();
      const undone = await runAndUndo(pack, [{ tool: definition.name, input }]);
      for (const issue of issuesOf({ ...undone, pack, device, hashBefore }))
        issues.push(`${definition.name} ${JSON.stringify(input)}: ${issue}`);
    }
    expectNone(issues);
  },
});

/** What a journal may hold in place of a value: it is a file, and files are edited, torn, and written by other versions. */
const oddValues: readonly JsonValue[] = [
  null,
  true,
  '',
  '-1',
  'constructor',
  '../..',
  -1,
  0.5,
  1e300,
  [],
  ['a'],
  {},
  { id: null, name: [] },
];

/** What holds for tools that say what takes them back. */
export const undoLaws: readonly ToolPackConformanceCase[] = [
  everyUndoneExample(
    'an example that is undone leaves the device as it was, unless something is said to remain',
    ({ plan, undoing, device, hashBefore }) => {
      const failures = (undoing?.calls ?? []).filter(({ status }) => status !== 'confirmed');
      if (failures.length > 0)
        return failures.map(({ toolId, outcome }) => `${toolId}, which takes it back, ended as ${JSON.stringify(outcome)}`);
      const isWhole = plan.calls.length > 0 && plan.steps.every((step) => step.type === 'undo' && step.remains === undefined);
      return isWhole && device.hash() !== hashBefore ? ['the device is in another state, and nothing is said to remain'] : [];
    },
  ),
  everyUndoneExample('an undo is calls or a reason, whatever the record holds', ({ run, pack }) => {
    const changesOf = ({ calls }: JournalledRun): readonly DeviceChange[] => calls.flatMap(({ changes }) => changes);
    const records = oddValues.flatMap((odd) => [
      changesOf(run).map((change) => ({ ...change, from: odd })),
      changesOf(run).map((change) => ({ ...change, from: odd, to: odd })),
      changesOf(run).slice(1),
      [{ path: String(odd), from: odd, to: odd }],
    ]);
    return records.flatMap((changes) => {
      try {
        planUndo({ ...run, calls: run.calls.map((call) => ({ ...call, changes })) }, { packs: [pack] });
        return [];
      } catch (error) {
        return [`${JSON.stringify(changes)} is answered with an exception: ${thrownMessage(error)}`];
      }
    });
  }),
];
