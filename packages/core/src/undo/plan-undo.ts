import { literal, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { DeviceNames } from '../journal/journal-entry.ts';
import type { JournalledCall, JournalledRun } from '../journal/read-journal.ts';
import { toolId, type AnyTool, type AnyToolDefinition, type ImplementedToolPack } from '../tool/tool-pack.ts';
import { cannotUndo, type ToolUndo, type UndoCall, type WayBack } from '../tool/tool-undo.ts';
import { findStandingCall, sharesPath, standingCallsOf, standsInTheWay, type StandingCall } from './standing-calls.ts';
import type { UndoPlan, UndoRefusalCode, UndoStep } from './undo-plan.ts';

/** What a run is undone with. */
export interface PlanUndoOptions {
  /** Tools on the device the run was on. */
  readonly packs: readonly ImplementedToolPack[];
  /** Runs that began after it: what they changed and still stands is not undone beneath them. @defaultValue none */
  readonly laterRuns?: readonly JournalledRun[];
  /** What the devices of `packs` are called in the journal. @defaultValue whoever asks vouches that they are the same */
  readonly devices?: DeviceNames | undefined;
}

type Refusal = Omit<Extract<UndoStep, { type: 'refusal' }>, 'call'>;

/**
 * Says for each call of a run which calls take it back, or why none do.
 *
 * - Pure: nothing is sent anywhere. What comes of it are calls like any other, to be consented to, recorded, or only shown.
 * - Calls are undone from the last to begin to the first. Calls on one resource never overlap, and one that needs another begins after it,
 *   so the order of beginning is an order of ending, too, and one that no clock can upset.
 * - A call is undone as a whole or not at all, and every planned call has values that its tool takes.
 * - A call that failed halfway is undone by the changes it reported.
 * - What goes back from where another call of the plan arrives comes after it, and is not tried where that one fails.
 */
export function planUndo(run: JournalledRun, { packs, laterRuns = [], devices }: PlanUndoOptions): UndoPlan {
  const { runId } = run;
  const standing: StandingCall[] = laterRuns.flatMap((later) => standingCallsOf(later, run));
  const steps: UndoStep[] = [];
  const calls: ToolCall[] = [];
  const undoes: Record<CallId, CallId> = {};
  for (const call of run.calls.toReversed()) {
    const found = findWayBack(call, { packs, standing, recorded: run.devices, devices });
    if (found.type === 'refusal') {
      steps.push({ ...found, call });
      if (standsInTheWay(call)) standing.push({ call, runId: undefined });
      continue;
    }
    const { remains, touches = [] } = found;
    const before = steps.flatMap((step) => (step.type === 'undo' && sharesPath(step.call, call, touches) ? step.calls.slice(-1) : []));
    const chain = chainCalls(found.calls, { call, firstId: calls.length + 1, after: before.map(({ id }) => id) });
    for (const { id } of chain) undoes[id] = call.callId;
    calls.push(...chain);
    steps.push({ type: 'undo', call, calls: chain, remains });
  }
  return { runId, steps, calls, undoes: { runId, undoes } };
}

interface ChainCallsOptions {
  /** The call they take back. */
  readonly call: JournalledCall;
  readonly firstId: number;
  /** What comes before the first. */
  readonly after: readonly CallId[];
}

/** Calls each of which runs only where the one before has succeeded. */
function chainCalls(undoCalls: WayBack['calls'], { call, firstId, after }: ChainCallsOptions): readonly ToolCall[] {
  return undoCalls.map(({ tool, input }, index) => {
    const given = Object.entries(input).map(([name, value]) => [name, literal(value)] as const);
    return {
      id: String(firstId + index),
      toolId: toolId(packNameOf(call.toolId), tool),
      arguments: Object.fromEntries(given),
      after: index === 0 ? after : [String(firstId + index - 1)],
    };
  });
}

interface FindWayBackOptions extends Pick<PlanUndoOptions, 'packs' | 'devices'> {
  readonly standing: readonly StandingCall[];
  /** What the devices were called when the run was made. */
  readonly recorded: DeviceNames | undefined;
}

function findWayBack(call: JournalledCall, options: FindWayBackOptions): WayBack | Refusal {
  const { packs, standing, recorded, devices } = options;
  const nothing = checkForNothing(call);
  if (nothing) return nothing;

  const packName = packNameOf(call.toolId);
  const pack = packs.find(({ name }) => name === packName);
  const tool = pack?.tools.find(({ definition }) => toolId(packName, definition.name) === call.toolId);
  if (!pack || !tool) return refuse('tool-missing', `No pack here has the tool ${call.toolId}. Add its pack.`);
  const [then, now] = [recorded?.[packName], devices?.[packName]];
  if (devices && then !== now)
    return refuse('other-device', `It was done on ${then ?? 'a device the journal does not name'}, and this is ${now ?? 'another'}.`);

  if (tool.undo && call.changes.length === 0) return refuse('changed-nothing', 'It reported no change.');
  const way = wayBackOf(call, tool);
  if (way.type === 'none') return refuse('no-way-back', way.reason);
  const unsayable = way.calls.find((undoCall) => !isAccepted(undoCall, pack));
  if (unsayable) return refuse('no-way-back', `What it held before is no value that ${unsayable.tool} takes.`);

  const later = findStandingCall(standing, { call, touches: way.touches ?? [], packs });
  if (!later) return way;
  const where = later.runId === undefined ? '' : ` in run ${later.runId}`;
  return later.call.status === 'unknown'
    ? refuse('changed-since', `${later.call.toolId} was begun after it${where}, and nobody knows what it did. Look at the device first.`)
    : refuse('changed-since', `${later.call.toolId} changed the same after it${where}, and that stays.`);
}

/** Why there is nothing to undo, or nothing that is known. */
function checkForNothing({ effect, status, changes, undo }: JournalledCall): Refusal | undefined {
  if (effect === 'read') return refuse('only-read', 'It only looked.');
  if (undo?.status === 'undone') return refuse('already-undone', `It is undone already, by run ${undo.runId}.`);
  if (undo)
    return refuse('half-undone', `Run ${undo.runId} began to undo it and did not get through. Look at the device, and put it right.`);
  switch (status) {
    case 'unknown':
      return refuse('effect-unknown', 'Whether it took effect is not known. Look at the device, and put it right.');
    case 'asked':
      return refuse('changed-nothing', 'It asked a question and changed nothing.');
    case 'failed':
      return changes.length > 0 ? undefined : refuse('changed-nothing', 'It failed before it changed anything.');
    case 'confirmed':
      return undefined;
  }
}

const refuse = (code: UndoRefusalCode, reason: string): Refusal => ({ type: 'refusal', code, reason });

function wayBackOf({ arguments: input, changes, status, toolId: id }: JournalledCall, { definition, undo }: AnyTool): ToolUndo {
  if (!undo) return cannotUndo(`No tool of the pack ${packNameOf(id)} takes it back.`);
  const read = readInput(definition, input);
  if (!read) return cannotUndo('It was made with values that the tool does not take any more.');
  return undo({ input: read.value, changes, hasFailed: status === 'failed' });
}

function isAccepted({ tool: name, input }: UndoCall, { definitions }: ImplementedToolPack): boolean {
  const definition = definitions.find((candidate) => candidate.name === name);
  return definition !== undefined && readInput(definition, input) !== undefined;
}

/** What the tool would be given; undefined where its schema refuses. */
function readInput({ input }: AnyToolDefinition, given: unknown): { readonly value: unknown } | undefined {
  const checked = input['~standard'].validate(given);
  return checked instanceof Promise || checked.issues ? undefined : { value: checked.value };
}

const packNameOf = (id: JournalledCall['toolId']): string => id.slice(0, id.indexOf('.'));
