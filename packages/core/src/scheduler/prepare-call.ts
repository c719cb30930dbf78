import { of, timeout, type Observable } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { FoundWords, SaidCall, SaidWords } from '../call/said-call.ts';
import type { MissingValue, ToolOutcome } from '../call/tool-outcome.ts';
import { checkInput, type CheckedInput } from '../graph/check-input.ts';
import type { AnswerableCall } from '../graph/resolve-arguments.ts';
import { fromAbortable } from '../internal/from-abortable.ts';
import type { JsonValue } from '../internal/json.ts';
import { parseJsonValue } from '../internal/parse-json-value.ts';
import { isToolNeedsInput } from '../tool/tool-needs-input.ts';
import type { AnyTool, AnyToolDefinition } from '../tool/tool-pack.ts';
import type { FoundValue, PreparationContext, PreparedInput, ShownValues } from '../tool/tool-preparation.ts';
import { longestTimerMs } from './invoke-tool.ts';
import { outcomeOfThrow, questionOf } from './outcome-of-throw.ts';

/** A call with the values it would be run with and what is shown of it, or how it has ended instead. */
export type CallPreparation =
  | { readonly status: 'prepared'; readonly resolved: ResolvedCall }
  | {
      readonly status: 'ended';
      /** Undefined where words never became values. */
      readonly resolved: ResolvedCall | undefined;
      readonly outcome: ToolOutcome;
    };

/** How a tool looks at its device. */
export interface PrepareCallOptions {
  /** How long it may look, in milliseconds. */
  readonly deadlineMs: number;
  /** Puts what was found in place of the words, and checks the whole. Pure. */
  readonly resolveFound: (said: SaidCall, found: FoundWords) => CheckedInput;
}

/**
 * Lets a tool look at its device for what words stand for and for what the call comes to; undefined where it has nothing to look for.
 *
 * - Emits exactly one preparation; a throw and a missed deadline are `failed`, never an error, and changed nothing.
 * - Words of which the device knows several or none are `needs-input`; other words are looked up all the same, so that all is asked at once.
 * - What was found is checked as if it had been said, and what the tool makes of its input is checked by the tool's own schema.
 * - Unsubscribing aborts the look, and so does missing the deadline.
 */
export function prepareCall(
  tool: AnyTool,
  call: AnswerableCall,
  { deadlineMs, resolveFound }: PrepareCallOptions,
): Observable<CallPreparation> | undefined {
  if (call.status === 'resolved' && !tool.prepare) return undefined;
  return fromAbortable((signal) => prepare(tool, call, { signal, resolveFound })).pipe(
    timeout({ first: Math.min(deadlineMs, longestTimerMs), with: () => of(missedDeadline(tool.definition, deadlineMs)) }),
  );
}

type PrepareOptions = PreparationContext & Pick<PrepareCallOptions, 'resolveFound'>;

async function prepare(tool: AnyTool, call: AnswerableCall, { signal, resolveFound }: PrepareOptions): Promise<CallPreparation> {
  let resolved: ResolvedCall | undefined;
  try {
    const found: CallPreparation =
      call.status === 'resolved'
        ? { status: 'prepared', resolved: call.resolved }
        : await lookUpWords(tool, call.said, { signal, resolveFound });
    if (found.status === 'ended' || !tool.prepare) return found;
    resolved = found.resolved;
    return takeOver(resolved, await tool.prepare(resolved.arguments, { signal }), tool.definition);
  } catch (error) {
    return { status: 'ended', resolved, outcome: outcomeOfThrow(error, tool.definition) };
  }
}

async function lookUpWords(tool: AnyTool, said: SaidCall, { signal, resolveFound }: PrepareOptions): Promise<CallPreparation> {
  const found = new Map<SaidWords, FoundValue>();
  const missing: MissingValue[] = [];
  for (const words of said.words) {
    const { parameter, text } = words;
    try {
      // One after the other: they ask the same device.
      const value = await tool.lookUps?.[parameter]?.(text, { parameter, signal });
      if (value) found.set(words, value);
    } catch (error) {
      if (!isToolNeedsInput(error)) throw error;
      missing.push({ ...questionOf(error), parameter, choices: error.choices.map((choice) => putInPlace(said, words, choice)) });
    }
  }
  if (missing.length > 0) return { status: 'ended', resolved: undefined, outcome: { status: 'needs-input', missing } };
  const checked = resolveFound(said, new Map([...found].map(([words, { value }]) => [words, value])));
  if (checked.status === 'needs-input') return { status: 'ended', resolved: undefined, outcome: checked };
  const { resolved } = checked;
  return { status: 'prepared', resolved: { ...resolved, shown: shownOf(resolved, found), said: saidOf(resolved, said.arguments) } };
}

/** Choices are values of the parameter: in a list, with the other items beside them. */
function putInPlace({ arguments: values }: SaidCall, { parameter, item }: SaidWords, choice: JsonValue): JsonValue {
  return item === undefined ? choice : itemsOf(values[parameter]).with(item, choice);
}

function shownOf({ arguments: values }: ResolvedCall, found: ReadonlyMap<SaidWords, FoundValue>): ShownValues | undefined {
  const shown: Record<string, JsonValue> = {};
  for (const [{ parameter, item }, value] of found)
    if (value.shown !== undefined)
      shown[parameter] = item === undefined ? value.shown : itemsOf(shown[parameter] ?? values[parameter]).with(item, value.shown);
  return Object.keys(shown).length > 0 ? shown : undefined;
}

const itemsOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? (value as readonly JsonValue[]) : []);

/** Arguments as they were said, where they are others now. */
function saidOf({ arguments: values }: ResolvedCall, said: ResolvedCall['arguments']): ResolvedCall['said'] {
  const changed = Object.entries(said).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(values[name]));
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

/** The call with what its tool made of it. */
function takeOver(call: ResolvedCall, { input, shown }: PreparedInput<unknown>, definition: AnyToolDefinition): CallPreparation {
  const checked: CheckedInput =
    input === undefined
      ? { status: 'resolved', resolved: call }
      : checkInput(call, parseJsonValue(input) as ResolvedCall['arguments'], definition);
  if (checked.status === 'needs-input') {
    const message = `${definition.name} would be run with values that it does not take: ${JSON.stringify(input)}.`;
    const outcome: ToolOutcome = { status: 'failed', code: 'preparation-invalid', message, advice: undefined, changes: [] };
    return { status: 'ended', resolved: call, outcome };
  }
  const resolved = { ...call, arguments: checked.resolved.arguments };
  const allShown = shown ? { ...call.shown, ...(parseJsonValue(shown) as ShownValues) } : call.shown;
  return { status: 'prepared', resolved: { ...resolved, shown: allShown, said: saidOf(resolved, { ...call.arguments, ...call.said }) } };
}

const missedDeadline = ({ name }: AnyToolDefinition, deadlineMs: number): CallPreparation => ({
  status: 'ended',
  resolved: undefined,
  outcome: {
    status: 'failed',
    code: 'deadline-missed',
    message: `${name} did not find within ${deadlineMs} ms what it would do.`,
    advice: 'Nothing was changed. See whether the device answers, then try again.',
    changes: [],
  },
});
