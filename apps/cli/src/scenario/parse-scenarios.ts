import type { JsonValue } from '@octoweave/core';
import { z } from 'zod';
import { scenarioPackNames, type CallEnd, type Scenario } from './scenario.ts';

/** The scenarios of a file, and the lines that hold none. */
export interface ParseScenariosResult {
  readonly scenarios: readonly Scenario[];
  /** Sentences, each after the number of its line. */
  readonly issues: readonly string[];
}

/** Reads scenarios, one JSON object a line (`packages/forge/evaluation/scenarios/README.md`). Never throws; blank lines are none. */
export function parseScenarios(text: string): ParseScenariosResult {
  const scenarios: Scenario[] = [];
  const issues: string[] = [];
  const ids = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = scenarioSchema.safeParse(readJson(line));
    const problems = read.success ? checkScenario(read.data, ids) : read.error.issues.map(describeIssue);
    issues.push(...problems.map((problem) => `line ${index + 1}: ${problem}`));
    if (!read.success) continue;
    ids.add(read.data.id);
    if (problems.length === 0) scenarios.push(read.data);
  }
  return { scenarios, issues };
}

/** Text that is no JSON is none of what the schema takes. */
function readJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

const describeIssue = ({ path, message }: z.core.$ZodIssue): string => (path.length > 0 ? `${path.join('.')}: ${message}` : message);

const toolName = z.string().regex(/^[a-z_]+\.[a-z_]+$/u, 'A tool is named pack.tool.');
const value = z.json();
const values = z.record(z.string(), value);
const callEnd = z.custom<CallEnd>(
  (end) => typeof end === 'string' && /^(?:succeeded|denied|skipped|needs-input|repeated|failed:[\w-]+)$/u.test(end),
  'A call ends succeeded, denied, skipped, needs-input, repeated or failed:code.',
);
const callSchema = z.strictObject({
  tool: toolName,
  args: values.default({}),
  ends: callEnd.default('succeeded'),
  value: value.optional(),
});
const planSchema = z.array(z.strictObject({ say: z.string().min(1), calls: z.array(callSchema).min(1) }));
const packName = z.enum(scenarioPackNames);
const turnFields = {
  query: z.string().min(1),
  plans: z.array(planSchema).default([]),
  answer: z.string().optional(),
  consent: z
    .array(
      z.strictObject({
        tool: toolName,
        with: values.default({}),
        decision: z.union([z.enum(['approve', 'deny']), z.strictObject({ edit: values })]).default('approve'),
      }),
    )
    .default([]),
  answers: z
    .array(z.strictObject({ tool: toolName, parameter: z.string(), choices: z.array(value).optional(), answer: value }))
    .default([]),
  status: z.enum(['succeeded', 'incomplete', 'abstained', 'answered']).default('succeeded'),
  changes: z.partialRecord(packName, values).default({}),
  forbid: z.array(toolName).default([]),
  warnings: z.array(z.string()).default([]),
};
const sharedFields = {
  id: z.string().min(1),
  tags: z.array(z.string()).min(1),
  packs: z.array(packName).min(1),
  devices: z.partialRecord(packName, values).default({}),
  faults: z
    .array(
      z.strictObject({
        tool: toolName,
        fault: z.enum(['refuses', 'crashes', 'hangs', 'loses-answer']),
        run: z.int().positive().optional(),
      }),
    )
    .default([]),
  only: z.enum(['compiler', 'split']).optional(),
};
const dialogueSchema = z.strictObject({ ...sharedFields, turns: z.array(z.strictObject(turnFields)).min(1) });
const singleSchema = z
  .strictObject({ ...sharedFields, ...turnFields })
  .transform(({ id, tags, packs, devices, faults, only, ...turn }) => ({ id, tags, packs, devices, faults, only, turns: [turn] }));
const scenarioSchema = z.unknown().transform((given, context): Scenario => {
  const isDialogue = typeof given === 'object' && given !== null && Object.hasOwn(given, 'turns');
  const read = (isDialogue ? dialogueSchema : singleSchema).safeParse(given);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** What no schema says: a scenario that nobody could play, or that would forgive what it means to forbid. */
function checkScenario({ id, packs, turns, faults, devices }: Scenario, seenIds: ReadonlySet<string>): readonly string[] {
  const known = new Set<string>(packs);
  const isOfPacks = (tool: string): boolean => known.has(tool.split('.', 1)[0] ?? '');
  const named = [
    ...faults.map(({ tool }) => tool),
    ...turns.flatMap(({ plans, consent, answers, forbid }) =>
      [...plans.flat().flatMap(({ calls }) => calls), ...consent, ...answers].map(({ tool }) => tool).concat(forbid),
    ),
  ];
  const places = [...Object.keys(devices), ...turns.flatMap(({ changes }) => Object.keys(changes))];
  return [
    ...(seenIds.has(id) ? [`The id "${id}" is used twice.`] : []),
    ...[...new Set(named)].filter((tool) => !isOfPacks(tool)).map((tool) => `${tool} is of none of the packs of the scenario.`),
    ...[...new Set(places)].filter((place) => !known.has(place)).map((place) => `${place} is none of the packs of the scenario.`),
    ...turns.flatMap(({ query, plans }) => {
      const calls = plans.flat().flatMap((step) => step.calls);
      const says = plans.map((plan) => plan.map(({ say }) => say));
      return [
        ...calls.flatMap(({ args }, index) =>
          referencesIn(args)
            .filter((number) => number > index)
            .map((number) => `"${query}": call ${index + 1} refers to call ${number}, which does not come before it.`),
        ),
        ...says.filter((said) => new Set(said).size < said.length).map(() => `"${query}": two steps say the same.`),
      ];
    }),
  ];
}

/** Numbers of the calls that arguments refer to. */
export function referencesIn(args: JsonValue): readonly number[] {
  if (typeof args === 'string') return /^\$\d+$/u.test(args) ? [Number(args.slice(1))] : [];
  if (typeof args !== 'object' || args === null) return [];
  return Object.values(args).flatMap(referencesIn);
}
