import type { JsonValue } from '../internal/json.ts';
import { compareCallGraphs, toolGraphOf } from './compare-call-graphs.ts';
import { isArgumentRight, isUnset } from './compare-values.ts';
import type { AcceptedArguments } from './evaluation-case.ts';
import { findAssignment, matchPairs } from './find-assignment.ts';
import type { FlatCall, FlatCalls } from './flatten-calls.ts';
import type { ParameterLookup } from './parameter-lookup.ts';
import { isSameTool } from './tool-name.ts';

/** What decides whether arguments are right. */
export interface CompareCallsOptions {
  readonly parameterOf: ParameterLookup;
  /** @defaultValue {} */
  readonly accept?: AcceptedArguments | undefined;
  /** @defaultValue [] */
  readonly absent?: readonly string[] | undefined;
}

/** What of predicted calls is right. Each of the three is independent of the order in which calls stand. */
export interface CallComparison {
  /** The tools, as a multiset; nested calls count like any other. */
  readonly areToolsRight: boolean;
  /** The call graphs are isomorphic on tool names. */
  readonly isGraphRight: boolean;
  /** Tools and every argument; references are those of calls that are themselves right. */
  readonly areCallsRight: boolean;
  /** The first thing that is wrong, as a phrase; undefined where nothing is. */
  readonly reason: string | undefined;
}

/** Compares predicted calls with the gold ones. Never throws; what cannot be decided within bounds is wrong, and the reason says so. */
export function compareCalls(gold: FlatCalls, predicted: FlatCalls, options: CompareCallsOptions): CallComparison {
  const toolPairs = matchPairs(gold.calls.length, predicted.calls.length, (left, right) =>
    isSameTool(gold.calls[left]!.tool, predicted.calls[right]!.tool),
  );
  const areToolsRight = gold.calls.length === predicted.calls.length && !toolPairs.includes(undefined);
  if (!areToolsRight)
    return { areToolsRight, isGraphRight: false, areCallsRight: false, reason: differenceOfTools(gold, predicted, toolPairs) };

  const [brokenReference] = predicted.brokenReferences;
  if (brokenReference !== undefined) return { areToolsRight, isGraphRight: false, areCallsRight: false, reason: brokenReference };
  const graph = compareCallGraphs(toolGraphOf(gold), toolGraphOf(predicted));
  const isGraphRight = graph === 'isomorphic';
  const difference = differenceOfArguments(gold.calls, predicted.calls, options);
  const graphReason =
    graph === 'undecided'
      ? 'the graph is too tangled to compare'
      : isGraphRight
        ? undefined
        : 'the calls depend on each other in another way';
  return { areToolsRight, isGraphRight, areCallsRight: difference === undefined, reason: difference ?? graphReason };
}

function differenceOfTools(gold: FlatCalls, predicted: FlatCalls, pairs: readonly (number | undefined)[]): string {
  const missing = gold.calls.filter((_, index) => pairs[index] === undefined).map(({ tool }) => tool);
  const extra = predicted.calls.filter((_, index) => !pairs.includes(index)).map(({ tool }) => tool);
  const phrases = [
    ...(missing.length > 0 ? [`not called: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`called besides: ${extra.slice(0, 8).join(', ')}${extra.length > 8 ? ', ...' : ''}`] : []),
  ];
  return phrases.join('; ');
}

/** Why no pairing of calls has all arguments right; undefined where one has. Both lists have the same tools. */
function differenceOfArguments(
  gold: readonly FlatCall[],
  predicted: readonly FlatCall[],
  options: CompareCallsOptions,
): string | undefined {
  const differences = gold.map((goldCall) =>
    predicted.map((call) =>
      isSameTool(goldCall.tool, call.tool) ? wrongArgument(goldCall, call, { ...options, isSameReference: () => true }) : 'another tool',
    ),
  );
  const pairs = matchPairs(gold.length, predicted.length, (left, right) => differences[left]![right] === undefined);
  const unmatched = pairs.indexOf(undefined);
  if (unmatched !== -1) {
    const isOfTool = (index: number): boolean => isSameTool(gold[unmatched]!.tool, predicted[index]!.tool);
    const free = predicted.findIndex((_, index) => isOfTool(index) && !pairs.includes(index));
    return differences[unmatched]![free] ?? `no call is ${printCall(gold[unmatched]!)}`;
  }
  if (![...gold, ...predicted].some(({ dependencies }) => dependencies.length > 0)) return undefined;
  const { type } = findAssignment({
    size: gold.length,
    canAssign: (left, right, assigned) =>
      differences[left]![right] === undefined &&
      wrongArgument(gold[left]!, predicted[right]!, {
        ...options,
        isSameReference: (goldIndex, index) => assigned[goldIndex] === index,
      }) === undefined,
  });
  if (type === 'found') return undefined;
  return type === 'none' ? 'an argument is the output of another call' : 'there are too many ways to pair the calls';
}

interface WrongArgumentOptions extends CompareCallsOptions {
  readonly isSameReference: (gold: number, predicted: number) => boolean;
}

function wrongArgument(
  gold: FlatCall,
  predicted: FlatCall,
  { parameterOf, accept, absent = [], isSameReference }: WrongArgumentOptions,
): string | undefined {
  for (const name of new Set([...Object.keys(gold.args), ...Object.keys(predicted.args)])) {
    const parameter = parameterOf(gold.tool, name) ?? parameterOf(predicted.tool, name);
    const path = `${gold.path}.${name}`;
    const [goldValue, value] = [ownValue(gold.args, name), ownValue(predicted.args, name)];
    if (absent.includes(path) && !isUnset(value, parameter)) return `${gold.tool}.${name} must stay unset, got ${printValue(value)}`;
    if (!isArgumentRight(goldValue, value, { parameter, path, accept, isSameReference }))
      return `${gold.tool}.${name}: expected ${printValue(goldValue)}, got ${printValue(value)}`;
  }
  return undefined;
}

function printCall({ tool, args }: FlatCall): string {
  return `${tool} ${printValue(args)}`;
}

function ownValue(args: Readonly<Record<string, JsonValue>>, name: string): JsonValue | undefined {
  return Object.hasOwn(args, name) ? args[name] : undefined;
}

function printValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
